import { expect, test } from 'vitest'
import { given, givenProject } from '../../test/given.ts'
import { newId, type ProjectId } from '../core/ids.ts'
import { createLog } from '../core/log.ts'
import { systemClock } from '../core/time.ts'
import { events } from '../store/events.ts'
import { raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type CollectorOptions, openCollector } from './collector.ts'
import { decodeNative } from './decode/native.ts'
import { readQuarantine } from './quarantine.ts'

const collector = (store: Store, options: Partial<CollectorOptions> = {}) =>
  openCollector(store, { clock: systemClock, log: createLog('silent'), ...options })

const buy = (more: object = {}) => ({
  event: 'buy',
  distinct_id: 'ann',
  uuid: newId(),
  timestamp: '2026-01-05T12:00:00.250Z',
  ...more,
})

const stored = (store: Store, project: ProjectId) =>
  store.clickhouse.query<Record<string, unknown>>(sql`SELECT * FROM ${events(project)} ORDER BY uuid`)

test('an event is stored as it came, with the person and all its times', async () => {
  const { store, project } = await givenProject()
  const properties = { price: 5, tags: ['a', { b: null }], name: 'Tée "x" \\ 😀' }
  const event = buy({ session_id: 's1', properties })
  const received = new Date('2026-01-05T12:00:01Z')
  await collector(store).ingest(
    project,
    decodeNative({ events: [event], sent_at: '2026-01-05T12:00:00.500Z' }),
    received,
  )
  const [row] = await stored(store, project)
  expect(row).toMatchObject({
    uuid: event.uuid,
    timestamp: '2026-01-05 12:00:00.250',
    claimed_at: '2026-01-05 12:00:00.250',
    sent_at: '2026-01-05 12:00:00.500',
    received_at: '2026-01-05 12:00:01.000',
    session_id: 's1',
    source: 'api',
    bot: '',
    person_id: row.distinct_person_id,
  })
  expect(JSON.parse(String(row.properties))).toEqual(properties)
})

test('an event of the last century keeps its time', async () => {
  const { store, project } = await givenProject()
  await collector(store).ingest(project, decodeNative(buy({ timestamp: '1971-03-04T05:06:07.008Z' })))
  expect((await stored(store, project))[0].timestamp).toBe('1971-03-04 05:06:07.008')
})

test('tabs, line ends and backslashes stay what they are', async () => {
  const { store, project } = await givenProject()
  const odd = 'a\tb\nc\rd\\e\\N\\'
  await collector(store).ingest(
    project,
    decodeNative(buy({ event: odd, distinct_id: odd, session_id: odd, properties: { odd } })),
  )
  const [row] = await stored(store, project)
  expect([row.event, row.distinct_id, row.session_id, JSON.parse(String(row.properties)).odd]).toEqual([
    odd,
    odd,
    odd,
    odd,
  ])
})

test('secrets are masked before they are written', async () => {
  const { store, project } = await givenProject()
  const properties = { password: 'hunter2', payment: { card: '4111 1111 1111 1111', cvv: 123 }, price: 5 }
  await collector(store).ingest(project, decodeNative(buy({ properties })))
  const [{ properties: text }] = await stored(store, project)
  expect(JSON.parse(String(text))).toEqual({
    password: '[masked]',
    payment: { card: '[masked]', cvv: '[masked]' },
    price: 5,
  })
})

test('a retry is counted as duplicates: in the request, at the same time, and later', async () => {
  const { store, project } = await givenProject()
  const it = collector(store)
  const [one, two] = [buy(), buy()]
  const both = await Promise.all([
    it.ingest(project, decodeNative([one, two, one])),
    it.ingest(project, decodeNative([{ ...one, uuid: one.uuid.toUpperCase() }])),
  ])
  expect(both).toMatchObject([
    { accepted: 2, duplicates: 1 },
    { accepted: 0, duplicates: 1 },
  ])
  expect(await it.ingest(project, decodeNative([two]))).toMatchObject({ accepted: 0, duplicates: 1 })
  expect(await stored(store, project)).toHaveLength(2)
})

test('a retry after a restart is counted once by every question', async () => {
  const { store, project } = await givenProject()
  const again = buy({ timestamp: undefined })
  for (const late_ms of [0, 36_000_000]) {
    const outcome = await collector(store).ingest(project, decodeNative([again]), new Date(Date.now() + late_ms))
    expect(outcome.accepted).toBe(1)
  }
  expect(await stored(store, project)).toHaveLength(1)
})

test('the same UUID in two projects is two events', async () => {
  const { store, project } = await givenProject()
  const { project: other } = await givenProject()
  const it = collector(store)
  const event = buy()
  const outcomes = [await it.ingest(project, decodeNative([event])), await it.ingest(other, decodeNative([event]))]
  expect(outcomes.map((outcome) => outcome.accepted)).toEqual([1, 1])
})

test('earlier events of an anonymous id belong to the person as soon as the identify is stored', async () => {
  const { store, project } = await given({ anon: [['view', 0]] })
  const seen: number[] = []
  const it = collector(store, { onStored: async (_project, list) => void seen.push(list.length) })
  await it.ingest(
    project,
    decodeNative([buy({ event: '$identify', properties: { $anon_distinct_id: 'anon' } }), buy()]),
  )
  expect(new Set((await stored(store, project)).map((row) => row.person_id)).size).toBe(1)
  expect(seen).toEqual([2])
})

test('a listener that fails fails no request', async () => {
  const { store, project } = await givenProject()
  const it = collector(store, { onStored: () => Promise.reject(new Error('out of order')) })
  expect(await it.ingest(project, decodeNative([buy()]))).toMatchObject({ accepted: 1 })
})

test('before memory is full, requests are told to come again', async () => {
  const { store, project } = await givenProject()
  const it = collector(store, { memory_bytes: 2_000 })
  const batch = () => decodeNative(Array.from({ length: 10 }, () => buy()))
  await expect(it.ingest(project, batch())).rejects.toMatchObject({ code: 'collect.overloaded', status: 503 })
  expect(it.memory.held_bytes()).toBe(0)
  expect(await it.ingest(project, decodeNative([buy()]))).toMatchObject({ accepted: 1 })
})

test('what cannot be written is refused with 503, and the same request is taken once the table is back', async () => {
  const { store, project } = await givenProject()
  const it = collector(store)
  const event = buy()
  await store.clickhouse.command(raw('RENAME TABLE events TO away'))
  const failed = it.ingest(project, decodeNative([event]))
  await expect(failed).rejects.toMatchObject({ code: 'collect.not_written', status: 503 })
  await store.clickhouse.command(raw('RENAME TABLE away TO events'))
  expect(await it.ingest(project, decodeNative([event]))).toMatchObject({ accepted: 1, duplicates: 0 })
})

test('what was refused stays readable also where history is replayed', async () => {
  const { store, project } = await givenProject()
  const received = new Date('2011-11-09T08:00:00Z')
  await collector(store).ingest(project, decodeNative([buy({ timestamp: 'never' })]), received)
  await store.clickhouse.command(raw('OPTIMIZE TABLE quarantine FINAL'))
  const { events } = await readQuarantine(store, project, { limit: 10 })
  expect(events).toMatchObject([{ code: 'collect.timestamp', received_at: '2011-11-09T08:00:00.000Z' }])
})

test('closing writes what was taken in and takes no more', async () => {
  const { store, project } = await givenProject()
  const it = collector(store)
  const taken = it.ingest(project, decodeNative([buy()]))
  await it.close()
  expect(await taken).toMatchObject({ accepted: 1 })
  await expect(it.ingest(project, decodeNative([buy()]))).rejects.toMatchObject({ code: 'collect.overloaded' })
  expect(await stored(store, project)).toHaveLength(1)
})
