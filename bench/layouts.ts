import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '../src/store/clickhouse.ts'
import { raw, sql } from '../src/store/sql.ts'

/** Bench: how an event's properties should lie in ClickHouse:
 * rows/s on insert, seconds to filter and to group by a property, and
 * bytes on disk, for each layout and each shape of event. `--rows N` events in all, half of each shape.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '5000000' } } })
const rows = Number(values.rows)

type Shape = 'browser' | 'node'

/** Recorded properties of one event; the bench varies four of them a row. */
const recorded: Record<Shape, string> = {
  browser: recordedProperties('posthog-js-1.449-uncompressed.jsonl', (url) => url.includes('/e')),
  node: recordedProperties('posthog-node-5.70-v0.jsonl', (url) => url.includes('/batch')),
}

function recordedProperties(file: string, wanted: (url: string) => boolean): string {
  const lines = readFileSync(new URL(`../test/fixtures/wire/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const request = lines
    .map((line) => JSON.parse(line) as { m: string; url: string; body: string })
    .find(({ m, url }) => m === 'POST' && wanted(url))
  return JSON.stringify(JSON.parse(request?.body ?? '{"batch":[{}]}').batch[0].properties)
}

interface Layout {
  column: string
  /** From the JSON text that the bench makes. */
  from: (json: string) => string
  read: (property: string) => string
}

const layouts: Record<string, Layout> = {
  string: {
    column: 'properties String CODEC(ZSTD(1))',
    from: (json) => json,
    read: (property) => `JSONExtractString(properties, '${property}')`,
  },
  'string-materialized': {
    column:
      "properties String CODEC(ZSTD(1)), country LowCardinality(String) MATERIALIZED JSONExtractString(properties, 'country')",
    from: (json) => json,
    read: (property) => (property === 'country' ? 'country' : `JSONExtractString(properties, '${property}')`),
  },
  map: {
    column: 'properties Map(LowCardinality(String), String) CODEC(ZSTD(1))',
    from: (json) => `JSONExtract(${json}, 'Map(String, String)')`,
    read: (property) => `properties['${property}']`,
  },
  json: {
    column: 'properties JSON',
    from: (json) => `${json}::JSON`,
    read: (property) => `properties.${property}.:String`,
  },
}

/** A row's JSON as SQL: the recorded event with a country, a plan, a number and an id of its own. */
const jsonOf = (shape: Shape) => {
  const base = recorded[shape].slice(1).replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return `concat('{"country":"', ['de','fr','us','gb','cn','jp','br','in'][number % 8 + 1], '","tier":"', toString(intHash32(number) % 5),
    '","amount":', toString(number % 1000), ',"request_id":"', hex(sipHash64(number)), '",${base}')`
}

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
  const clickhouse = openClickHouse(dir, { readers: 1 })
  const results: Record<string, unknown>[] = []
  try {
    for (const shape of ['node', 'browser'] as const) {
      for (const [name, layout] of Object.entries(layouts)) results.push(await measure(clickhouse, shape, name, layout))
    }
  } finally {
    await clickhouse.close()
    rmSync(dir, { recursive: true, force: true })
  }
  console.log(JSON.stringify({ bench: 'layouts', rows, results }))
}

async function measure(
  clickhouse: ReturnType<typeof openClickHouse>,
  shape: Shape,
  name: string,
  layout: Layout,
): Promise<Record<string, unknown>> {
  const each = Math.round(rows / 2)
  const table = `bench_${shape}_${name.replaceAll('-', '_')}`
  await clickhouse.command(
    raw(
      `CREATE TABLE ${table} (event LowCardinality(String), id UInt64, ${layout.column}) ENGINE = MergeTree ORDER BY (event, id)`,
    ),
  )
  const insert_rows_s = await insertFromClient(clickhouse, table, shape)
  await clickhouse.command(raw(`TRUNCATE TABLE ${table}`))
  const fill_s = await timed(() =>
    clickhouse.command(
      raw(`INSERT INTO ${table} (event, id, properties) SELECT ['view','click','buy'][number % 3 + 1], number, ${layout.from(jsonOf(shape))}
      FROM numbers(${each}) SETTINGS max_insert_block_size = 65536`),
    ),
  )
  const query = (property: string, text: string) =>
    timed(() => clickhouse.query(raw(text.replaceAll('PROPERTY', layout.read(property)).replaceAll('TABLE', table))))
  const filter_s = await query('country', "SELECT count() FROM TABLE WHERE event = 'buy' AND PROPERTY = 'de'")
  const group_s = await query('country', 'SELECT PROPERTY AS value, count() FROM TABLE GROUP BY value')
  const group_other_s = await query('tier', 'SELECT PROPERTY AS value, count() FROM TABLE GROUP BY value')
  const [{ bytes }] = await clickhouse.query<{ bytes: number }>(
    sql`SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND table = ${table}`,
  )
  await clickhouse.command(raw(`DROP TABLE ${table}`))
  const row = {
    shape,
    layout: name,
    insert_rows_s,
    fill_s,
    filter_s,
    group_s,
    group_other_s,
    size_mb: Math.round(bytes / 1e6),
  }
  console.log(
    `${shape.padEnd(8)} ${name.padEnd(20)} insert ${insert_rows_s}/s  filter ${filter_s.toFixed(2)} s  group ${group_s.toFixed(2)} s  group by another ${group_other_s.toFixed(2)} s  ${row.size_mb} MB`,
  )
  return row
}

/** Rows/s of JSONEachRow text through the client, in batches of 10,000, for about three seconds. */
async function insertFromClient(
  clickhouse: ReturnType<typeof openClickHouse>,
  table: string,
  shape: Shape,
): Promise<number> {
  const properties = JSON.parse(recorded[shape]) as Record<string, unknown>
  const asText = table.includes('string')
  const asMap = table.endsWith('map')
  const flat = asMap
    ? Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      )
    : properties
  const line = (id: number) => {
    const own = { ...flat, country: 'de', tier: String(id % 5), request_id: String(id) }
    return JSON.stringify({ event: 'view', id, properties: asText ? JSON.stringify(own) : own })
  }
  let inserted = 0
  let spent = 0
  while (spent < 3) {
    const text = Array.from({ length: 10_000 }, (_, i) => line(inserted + i)).join('\n')
    spent += await timed(() => clickhouse.insert(table, text))
    inserted += 10_000
  }
  return Math.round(inserted / spent)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

await main()
