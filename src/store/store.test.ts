import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { given, givenStore, storyStart, temporaryFolder } from '../../test/given.ts'
import type { BellwetherError } from '../core/errors.ts'
import { events } from './events.ts'
import { removeLeftovers } from './leftovers.ts'
import { holderOf, lock } from './lock.ts'
import { list, sql } from './sql.ts'
import { openStore } from './store.ts'

test('an event inserted twice is counted once', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  const [row] = await store.clickhouse.query<Record<string, unknown>>(
    sql`SELECT * FROM events WHERE project_id = toUUID(${project})`,
  )
  await store.clickhouse.insert('events', [{ ...row, version: undefined, received_at: '2027-01-01 00:00:00' }])
  const [counted] = await store.clickhouse.query<{ n: number; first: string }>(
    sql`SELECT count() AS n, toString(min(received_at)) AS first FROM ${events(project)}`,
  )
  expect(counted).toEqual({ n: 1, first: '2026-01-05 00:00:00.000' })
})

test('events before a merge belong to the merged person', async () => {
  const { store, project } = await given({ anon: [['view', 0]], ann: [['buy', 60]] })
  const people = await store.clickhouse.query<{ distinct_id: string; person_id: string }>(
    sql`SELECT distinct_id, person_id FROM ${events(project)} ORDER BY distinct_id`,
  )
  const [ann, anon] = people
  await store.clickhouse.insert('person_overrides', [
    { project_id: project, distinct_person_id: anon.person_id, person_id: ann.person_id, version: 1 },
  ])
  const merged = await store.clickhouse.query<{ person_id: string }>(
    sql`SELECT DISTINCT person_id FROM ${events(project)}`,
  )
  expect(merged).toEqual([{ person_id: ann.person_id }])
})

test('values are bound, not spliced', async () => {
  const { clickhouse } = await givenStore()
  const nasty = `'); DROP TABLE events; --\u0000`
  const rows = await clickhouse.query(
    sql`SELECT ${nasty} AS s, ${1.5} AS f, ${7} AS i, ${true} AS b, ${['a', "b'"]} AS l, toString(${storyStart}) AS t, ${list([1, 2])}`,
  )
  expect(rows[0]).toMatchObject({ s: nasty, f: 1.5, i: 7, b: true, l: ['a', "b'"], t: '2026-01-05 00:00:00.000' })
})

test('a held directory names the process that holds it', () => {
  const dir = temporaryFolder()
  const held = lock(dir)
  held.announce('http://127.0.0.1:1')
  expect(() => lock(dir)).toThrow(
    expect.objectContaining({
      code: 'store.locked',
      got: expect.stringContaining(String(process.pid)),
    }) as BellwetherError,
  )
  held.release()
  lock(dir).release()
})

test.each([
  ['of a process that is gone', { pid: 2 ** 22 + 1 }],
  ['of a process whose number another has by now', { pid: process.pid, began: 'an earlier boot 1' }],
  ['that a full disk cut off', undefined],
])('a lock %s is taken over', (_, entry) => {
  const dir = temporaryFolder()
  writeFileSync(join(dir, 'lock.json'), JSON.stringify(entry) ?? '')
  expect(holderOf(dir)).toBeNull()
  const held = lock(dir)
  expect(holderOf(dir)).toMatchObject({ pid: process.pid })
  expect(() => lock(dir)).toThrow('store.locked')
  held.release()
  expect(readdirSync(dir)).toEqual([])
})

test('a data directory that cannot be made says why', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  expect(() => lock(join(file, 'data'))).toThrow(
    expect.objectContaining({ code: 'store.unwritable', field: 'data', got: expect.stringContaining('ENOTDIR') }),
  )
})

test('a database behind a URL that does not answer is named by its variable, and the directory is let go', async () => {
  const data = temporaryFolder()
  const urls = { clickhouse_url: 'http://127.0.0.1:1', database_url: 'postgres://ann:secret@127.0.0.1:1/x' }
  const refused = await openStore({ data, ...urls }).catch((error: BellwetherError) => error)
  expect(refused).toMatchObject({
    code: 'store.unreachable',
    field: expect.stringMatching(/^(CLICKHOUSE|DATABASE)_URL$/),
  })
  expect((refused as BellwetherError).message).not.toContain('secret')
  expect(holderOf(data)).toBeNull()
})

test('what a killed process left half-done is removed, and nothing else', async () => {
  const dir = temporaryFolder()
  const half = ['run-a1', 'uploads/1', 'backups/2026.draft', 'artifacts/model/.draft-1', 'artifacts/dataset/.draft-1']
  const whole = ['postgres', 'backups/2026', 'artifacts/model/abc', 'demo']
  for (const path of [...half, ...whole]) mkdirSync(join(dir, path), { recursive: true })
  await removeLeftovers(dir)
  const left = readdirSync(dir, { recursive: true }) as string[]
  expect(half.filter((path) => left.includes(path))).toEqual([])
  expect(whole.filter((path) => !left.includes(path))).toEqual([])
})

test('the same artifact is stored once and a missing one is refused', async () => {
  const { artifacts } = await givenStore()
  const { writeFile } = await import('node:fs/promises')
  const write = () => artifacts.write('model', (dir) => writeFile(`${dir}/weights`, 'abc'))
  const [first, second] = [await write(), await write()]
  expect(second).toEqual(first)
  await expect(artifacts.dir('model', 'f'.repeat(64))).rejects.toMatchObject({ code: 'store.no_artifact' })
})
