import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { givenProject, temporaryFolder } from '../../../test/given.ts'
import { createLog } from '../../core/log.ts'
import { systemClock } from '../../core/time.ts'
import { events } from '../../store/events.ts'
import { raw, sql } from '../../store/sql.ts'
import { readQuarantine } from '../quarantine.ts'
import { openImports, uploadsOf } from './import.ts'

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

test('events that two files held are not lost for good when the first is undone', async () => {
  const { bringIn, stored, imports, project, store } = await givenFile('orders.csv', csv)
  const first = await bringIn()
  const longer = join(temporaryFolder(), 'orders.csv')
  writeFileSync(longer, `${csv}o4,bob,tea,2.50,2026-01-07 09:00:00\n`)
  const second = await bringIn(longer)
  await store.clickhouse.command(raw('OPTIMIZE TABLE events FINAL'))
  await imports.undo(project, first.id)
  expect(await stored()).toHaveLength(2)
  expect(await imports.get(second.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('again') })
  expect(await bringIn(longer)).toMatchObject({ id: second.id, state: 'done', events: 8, duplicates: 0, rejected: 2 })
  expect(await stored()).toHaveLength(8)
  expect((await readQuarantine(store, project, { limit: 9 })).events).toHaveLength(2)
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
  ['a time zone that is none', [{ ...map[0], timestamp: { column: 'at', zone: 'Europe/Berln' } }], 'import.map'],
  [
    'a condition on a column that is not there',
    [{ ...map[0], when: { column: 'itm', matches: '.' } }],
    'import.column',
  ],
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

const views = [{ event: { const: 'view' }, distinct_id: { column: 'who' }, timestamp: { column: 'at' } }]
const withItem = [{ ...views[0], properties: { price: 'price', item: 'item', id: 'id' } }]

test('the same map is known again however its properties are ordered', async () => {
  const { bringIn, path } = await givenFile('views.csv', 'who,at,price,item,id\nann,2026-01-05,2,tea,7\n')
  const first = await bringIn(path, withItem)
  expect((await bringIn(path, withItem)).id).toBe(first.id)
})

test('two who bring the same file at once bring one import', async () => {
  const { imports, project, path, stored } = await givenFile('orders.csv', csv)
  const start = () => imports.start(project, path, map, { file_name: 'orders.csv' })
  const both = await Promise.all([start(), start()])
  expect(both[0].id).toBe(both[1].id)
  await imports.wait(both[0].id)
  expect(await stored()).toHaveLength(6)
})

test('a file that was read as the wrong format can be brought in again as the right one', async () => {
  const { imports, project, path } = await givenFile('orders.csv', csv)
  const as = async (file_name: string) => imports.wait((await imports.start(project, path, map, { file_name })).id)
  expect(await as('orders.jsonl')).toMatchObject({ events: 0, rejected: 6 })
  expect(await as('orders.csv')).toMatchObject({ events: 6 })
})

test('undoing takes the refused rows out of the quarantine too', async () => {
  const { bringIn, imports, store, project } = await givenFile('orders.csv', csv)
  const { id } = await bringIn()
  expect((await readQuarantine(store, project, { limit: 9 })).events).toHaveLength(2)
  await imports.undo(project, id)
  expect((await readQuarantine(store, project, { limit: 9 })).events).toEqual([])
})

test('a line that is no JSON object is refused with its text, whatever conditions the map has', async () => {
  const { bringIn, path, store, project } = await givenFile('views.jsonl', '{"who":"ann"\n[1]\n')
  const conditional = [{ ...views[0], when: { column: 'who', matches: 'ann' } }]
  expect(await bringIn(path, conditional)).toMatchObject({ events: 0, rejected: 2 })
  const { events: refused } = await readQuarantine(store, project, { limit: 9 })
  expect(refused.map(({ body }) => JSON.parse(body)).sort()).toEqual(['[1]', '{"who":"ann"'])
})

test('a row is bounded, masked and free of NUL bytes as every other event', async () => {
  const at = '2026-01-05T00:00:00Z'
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const lines = [
    JSON.stringify({ who: 'ann', at, item: { name: 'half \ud800', user: { password: 'hunter2' } } }),
    JSON.stringify({ who: 'bob', at, item: 'cup\0' }),
    JSON.stringify({ who: 'c'.repeat(201), at }),
    JSON.stringify({ who: 'dan', at, item: 'x'.repeat(70_000) }),
    `{"who":"eve","at":"${at}","item":${deep}}`,
  ]
  const { bringIn, path, stored, store, project } = await givenFile('views.jsonl', lines.join('\n'))
  expect(await bringIn(path, withItem)).toMatchObject({ events: 1, rejected: 4 })
  expect((await stored()).map(({ properties }) => JSON.parse(properties))).toEqual([
    { item: { name: 'half \ufffd', user: { password: '[masked]' } } },
  ])
  const { events: refused } = await readQuarantine(store, project, { limit: 9 })
  expect(refused.toSorted((a, b) => a.position - b.position).map(({ code, field }) => `${code} ${field}`)).toEqual([
    'collect.nul properties.item',
    'collect.limit distinct_id',
    'collect.limit properties.item',
    'collect.limit properties',
  ])
})

test('ids beyond 2^53 stay what they are, and U+2028 parts no line', async () => {
  const lines = ['9007199254740992', '9007199254740993'].map(
    (who) => `{"who":${who},"at":"2026-01-05T00:00:00Z","item":"a\u2028b","price":2.5}`,
  )
  const { bringIn, path, stored } = await givenFile('views.jsonl', lines.join('\r\n'))
  const german = [
    { ...views[0], properties: { item: 'item', price: { column: 'price', type: 'number', decimal: ',' } } },
  ]
  expect(await bringIn(path, german)).toMatchObject({ events: 2, rejected: 0 })
  const found = await stored()
  expect(found.map((row) => row.distinct_id).sort()).toEqual(['9007199254740992', '9007199254740993'])
  expect(JSON.parse(found[0].properties)).toEqual({ item: 'a\u2028b', price: 2.5 })
})

test.each([
  ['GB 18030', Buffer.from('bfcdbba7', 'hex'), '客户'],
  ['windows-1252', Buffer.from('fc62656c', 'hex'), 'übel'],
  ['UTF-8', Buffer.from('客户'), '客户'],
])('%s is told also where its first character comes late, or is cut by the end of a read', async (_, late, text) => {
  const [header, end] = ['who,at\n', ',2026-01-05T00:00:00Z\n']
  const row = `ann${end}`
  for (const before of [0, 1, 2]) {
    const length = 2 * 65_536 - before - header.length
    const rows = Math.floor(length / row.length) - 1
    const last = 'x'.repeat(length - rows * row.length - end.length) + end
    const file = Buffer.concat([
      Buffer.from(header + row.repeat(rows) + last),
      late,
      Buffer.from(',2026-01-06T00:00:00Z\n'),
    ])
    const { bringIn, stored } = await givenFile('views.csv', file)
    expect(await bringIn(undefined, views)).toMatchObject({ events: rows + 2, rejected: 0 })
    expect((await stored()).at(-1)?.distinct_id).toBe(text)
  }
})

test('French in windows-1252 is not taken for Chinese', async () => {
  const { bringIn, stored } = await givenFile(
    'views.csv',
    Buffer.from('who,at\n\xe9l\xe8ve,2026-01-05T00:00:00Z\n', 'latin1'),
  )
  await bringIn(undefined, views)
  expect((await stored())[0].distinct_id).toBe('élève')
})

test('lines may end as they like, a title row counts as the columns, and values may hold line breaks', async () => {
  const { bringIn, path, stored } = await givenFile(
    'views.csv',
    '\ufeffwho;at;item\nann;2026-01-05;"a\r\nb"\r\nbob;2026-01-06;tea\r\n',
  )
  await bringIn(path, [{ ...views[0], properties: { item: 'item' } }])
  expect((await stored()).map(({ properties }) => JSON.parse(properties).item)).toEqual(['a\r\nb', 'tea'])
})

test('a quote that nobody closes, or a broken archive, is said to be so', async () => {
  const { bringIn, path } = await givenFile('views.csv', `who,at\nann,2026-01-05\n"bob,${'x\n'.repeat(9_000_000)}`)
  const unread = (got: string) => ({ code: 'import.file', got: expect.stringContaining(got) })
  await expect(bringIn(path, views)).rejects.toMatchObject(unread('Max Record Size'))
  const packed = await givenFile('views.csv.gz', gzipSync(`who,at\n${'ann,2026-01-05\n'.repeat(9)}`).subarray(0, 30))
  await expect(packed.bringIn(undefined, views)).rejects.toMatchObject(unread('unexpected end'))
})

test('long rows travel in small batches', async () => {
  const lines = Array.from({ length: 700 }, (_, i) =>
    JSON.stringify({ who: `p${i}`, at: '2026-01-05', item: 'x'.repeat(60_000) }),
  )
  const { bringIn } = await givenFile('views.jsonl', lines.join('\n'))
  expect(await bringIn(undefined, [{ ...views[0], properties: { item: 'item' } }])).toMatchObject({ events: 700 })
})

test('a file that was looked into is closed again', async () => {
  const rows = `who,at\n${'ann,2026-01-05T00:00:00Z\n'.repeat(20_000)}`
  const { imports, project } = await givenFile('views.csv', '')
  for (const [name, bytes] of [
    ['views.csv', rows],
    ['views.csv.gz', gzipSync(rows)],
  ] as const) {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, bytes)
    await imports.preview(project, path, views, { file_name: name })
    const isOpen = () => readdirSync('/proc/self/fd').some((fd) => linkOf(fd) === path)
    await expect.poll(isOpen).toBe(false)
  }
})

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}

test('a Parquet file is read beside nobody’s files, and its misspelt columns are named', async () => {
  const { store, project, imports } = await givenFile('orders.csv', csv)
  const path = join(temporaryFolder(), 'views.parquet')
  writeFileSync(`${path}.jsonl`, 'mine')
  await store.clickhouse.command(
    raw(
      `INSERT INTO FUNCTION file('${path}', Parquet) SELECT toInt64(9007199254740993) AS who, toDateTime64('2026-01-05 12:00:00', 3, 'UTC') AS at`,
    ),
  )
  const options = { file_name: 'views.parquet' }
  expect(await imports.preview(project, path, views, options)).toMatchObject({
    columns: ['who', 'at'],
    events: [{ distinct_id: '9007199254740993', timestamp: '2026-01-05T12:00:00.000Z' }],
  })
  const misspelt = [{ ...views[0], properties: { item: 'itm' } }]
  await expect(imports.start(project, path, misspelt, options)).rejects.toMatchObject({
    code: 'import.column',
    field: 'itm',
  })
  const { id } = await imports.start(project, path, views, options)
  expect(await imports.wait(id)).toMatchObject({ state: 'done', events: 1 })
  expect(readFileSync(`${path}.jsonl`, 'utf8')).toBe('mine')
  expect(readdirSync(uploadsOf(store))).toEqual([])
})

test('a file without rows shows its columns, and an empty one is brought in as nothing', async () => {
  const { imports, project, path, bringIn } = await givenFile('views.csv', 'who,at\n')
  expect(await imports.preview(project, path, views, { file_name: 'views.csv' })).toMatchObject({
    columns: ['who', 'at'],
    events: [],
  })
  expect(await bringIn(path, views)).toMatchObject({ state: 'done', rows_read: 0 })
  await expect(bringIn(path, map)).rejects.toMatchObject({ code: 'import.column' })
  const empty = join(temporaryFolder(), 'empty.csv')
  writeFileSync(empty, '')
  expect(await bringIn(empty, views)).toMatchObject({ state: 'done', rows_read: 0 })
})
