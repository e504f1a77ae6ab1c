import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { givenProject, temporaryFolder } from '../../../test/given.ts'
import { createLog } from '../../core/log.ts'
import { systemClock } from '../../core/time.ts'
import { events } from '../../store/events.ts'
import { sql } from '../../store/sql.ts'
import { openImports } from './import.ts'

const map = [
  {
    event: { const: 'item_purchased' },
    distinct_id: [{ column: 'customer' }, { column: 'order', prefix: 'order:' }],
    timestamp: { column: 'at' },
    properties: { item: 'item', price: { column: 'price', type: 'number' } },
  },
  {
    event: { const: 'order_completed' },
    distinct_id: [{ column: 'customer' }, { column: 'order', prefix: 'order:' }],
    timestamp: { column: 'at' },
    id: ['order'],
    unique: true,
    properties: { order_id: 'order' },
  },
]

const csv = `order,customer,item,price,at
o1,ann,tea,2.50,2026-01-05 09:00:00
o1,ann,cup,7,2026-01-05 09:00:00
o1,ann,cup,7,2026-01-05 09:00:00
o2,,pot,12.00,2026-01-06T10:00:00+01:00
o3,bob,tea,2.50,the day before yesterday
`

async function givenFile(name: string, content: string | Buffer) {
  const { store, project } = await givenProject()
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  const imports = await openImports(store, { clock: systemClock, log: createLog('silent') })
  const bringIn = async (file = path, by: unknown = map) =>
    imports.wait((await imports.start(project, file, by, { file_name: name })).id)
  const stored = () =>
    store.clickhouse.query<{ event: string; distinct_id: string; at: string; properties: string }>(
      sql`SELECT event, distinct_id, toString(timestamp) AS at, properties FROM ${events(project)} AS e ORDER BY timestamp, event, properties`,
    )
  return { store, project, path, imports, bringIn, stored }
}

test('rows become events, an order of many lines becomes one, and twins stay two', async () => {
  const { bringIn, stored } = await givenFile('orders.csv', csv)
  expect(await bringIn()).toMatchObject({
    state: 'done',
    rows_read: 5,
    events: 6,
    duplicates: 0,
    rejected: 2,
    error: null,
  })
  const found = await stored()
  expect(
    found.filter(({ event }) => event === 'item_purchased').map(({ properties }) => JSON.parse(properties)),
  ).toEqual([
    { item: 'cup', price: 7 },
    { item: 'cup', price: 7 },
    { item: 'tea', price: 2.5 },
    { item: 'pot', price: 12 },
  ])
  expect(found.filter(({ event }) => event === 'order_completed')).toEqual([
    { event: 'order_completed', distinct_id: 'ann', at: '2026-01-05 09:00:00.000', properties: '{"order_id":"o1"}' },
    {
      event: 'order_completed',
      distinct_id: 'order:o2',
      at: '2026-01-06 09:00:00.000',
      properties: '{"order_id":"o2"}',
    },
  ])
})

test('what could not be read lies in the quarantine with its line and reason', async () => {
  const { store, project, bringIn } = await givenFile('orders.csv', csv)
  await bringIn()
  const refused = await store.clickhouse.query(
    sql`SELECT position, code, field, got FROM quarantine WHERE project_id = toUUID(${project}) LIMIT 1`,
  )
  expect(refused).toEqual([{ position: 6, code: 'import.row', field: 'at', got: 'the day before yesterday' }])
})

test('the same file again changes no count', async () => {
  const { bringIn, stored, imports, project } = await givenFile('orders.csv', csv)
  const first = await bringIn()
  const before = await stored()
  expect((await bringIn()).id).toBe(first.id)
  expect(await stored()).toEqual(before)
  expect(await imports.list(project)).toHaveLength(1)
})

test('a longer export of the same orders brings only what is new', async () => {
  const { bringIn, stored } = await givenFile('orders.csv', csv)
  await bringIn()
  const longer = join(temporaryFolder(), 'orders.csv')
  writeFileSync(longer, `${csv}o4,bob,tea,2.50,2026-01-07 09:00:00\n`)
  expect(await bringIn(longer)).toMatchObject({ events: 2, duplicates: 6 })
  expect(await stored()).toHaveLength(8)
})

test('an import can be undone, and brought in anew', async () => {
  const { bringIn, stored, imports, project } = await givenFile('orders.csv', csv)
  const { id } = await bringIn()
  expect((await imports.undo(project, id)).state).toBe('undone')
  expect(await stored()).toEqual([])
  expect((await bringIn()).events).toBe(6)
  expect(await stored()).toHaveLength(6)
})

test('an import that was cut off goes on where it was', async () => {
  const many = `order,customer,item,price,at\n${Array.from({ length: 60_000 }, (_, i) => `o${i},p${i % 500},tea,1,2026-01-05 09:00:00`).join('\n')}\n`
  const { store, project, path, imports, stored } = await givenFile('many.csv', many)
  const { id } = await imports.start(project, path, map, { file_name: 'many.csv' })
  while ((await imports.get(id)).rows_read === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await imports.close()
  expect(await imports.get(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('core.aborted') })

  const again = await openImports(store, { clock: systemClock, log: createLog('silent') })
  const resumed = await again.wait((await again.start(project, path, map, { file_name: 'many.csv' })).id)
  expect(resumed).toMatchObject({ id, state: 'done', events: 120_000 })
  expect(await stored()).toHaveLength(120_000)
})

test('JSON lines, packed, by the same map', async () => {
  const lines = [
    { order: 'o1', customer: 7, item: 'tea', price: 2, at: '2026-01-05T00:00:00Z' },
    'no object',
    { order: 'o2' },
  ]
  const { bringIn, stored } = await givenFile(
    'orders.jsonl.gz',
    gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')),
  )
  expect(await bringIn()).toMatchObject({ rows_read: 3, events: 2 })
  expect((await stored())[0].distinct_id).toBe('7')
})

test('Chinese headers in GB 18030, German decimals and a local time', async () => {
  const german = [
    {
      event: { const: 'item_purchased' },
      distinct_id: { column: '客户' },
      timestamp: { column: '时间', format: 'dd.MM.yyyy HH:mm', zone: 'Europe/Berlin' },
      properties: { item: '商品', price: { column: '价格', type: 'number', decimal: ',' } },
    },
  ]
  // "客户;商品;价格;时间" and "王;茶" as a Chinese office writes them.
  const text = Buffer.concat([
    Buffer.from('bfcdbba73bc9ccc6b73bbcdbb8f13bcab1bce40a', 'hex'),
    Buffer.from('cdf53bb2e83b', 'hex'),
    Buffer.from('1.234,50;01.07.2026 12:00\n'),
  ])
  const { bringIn, stored, path } = await givenFile('bestellungen.csv', text)
  expect(await bringIn(path, german)).toMatchObject({ events: 1, rejected: 0 })
  expect(await stored()).toMatchObject([
    { distinct_id: '王', at: '2026-07-01 10:00:00.000', properties: '{"item":"茶","price":1234.5}' },
  ])
})

test('a dry run shows the first rows as events and keeps nothing', async () => {
  const { imports, project, path, stored } = await givenFile('orders.csv', csv)
  const { columns, events: first, problems } = await imports.preview(project, path, map, { file_name: 'orders.csv' })
  expect(columns).toEqual(['order', 'customer', 'item', 'price', 'at'])
  expect(first[0]).toEqual({
    event: 'item_purchased',
    distinct_id: 'ann',
    timestamp: '2026-01-05T09:00:00.000Z',
    properties: { item: 'tea', price: 2.5 },
  })
  expect(problems[0]).toMatchObject({ line: 6, field: 'at', got: 'the day before yesterday' })
  expect(await stored()).toEqual([])
})

test.each([
  ['a map without an event', [{ distinct_id: { column: 'customer' }, timestamp: { column: 'at' } }], 'import.map'],
  ['a map with a broken pattern', [{ ...map[0], when: { column: 'item', matches: '(' } }], 'import.map'],
  ['a column that is not there', [{ ...map[0], timestamp: { column: 'date' } }], 'import.column'],
])('%s is refused before anything is read', async (_, wrong, code) => {
  const { bringIn, path } = await givenFile('orders.csv', csv)
  await expect(bringIn(path, wrong)).rejects.toMatchObject({ code })
})

test('a file of another kind is refused', async () => {
  const { bringIn } = await givenFile('orders.xlsx', 'PK')
  await expect(bringIn()).rejects.toMatchObject({ code: 'import.file', got: 'orders.xlsx' })
})

test('our own JSON lines come in with all their properties, secrets masked, and visitors joined to who they turned out to be', async () => {
  const line = (event: string, distinct_id: string, properties: object) =>
    `${JSON.stringify({ event, distinct_id, timestamp: '2026-01-05T09:00:00Z', uuid: `${event}-${distinct_id}`, properties })}\n`
  const text =
    line('seen', 'anon-1', { page: '/', nested: { password: 'x' } }) +
    line('$identify', 'user-1', { $anon_distinct_id: 'anon-1' }) +
    line('used', 'user-1', { feature: 'board', api_key: 'k' })
  const { store, project, bringIn, stored } = await givenFile('own.jsonl', text)
  const map = JSON.parse(readFileSync('examples/saas/map.json', 'utf8'))
  expect(await bringIn(undefined, map)).toMatchObject({ state: 'done', events: 3, error: null })
  expect(Object.fromEntries((await stored()).map((row) => [row.event, JSON.parse(row.properties)]))).toMatchObject({
    seen: { page: '/', nested: { password: '[masked]' } },
    used: { feature: 'board', api_key: '[masked]' },
  })
  const [{ people }] = await store.clickhouse.query<{ people: number }>(
    sql`SELECT uniqExact(person_id) AS people FROM ${events(project)} AS e`,
  )
  expect(people).toBe(1)
})
