import { randomBytes } from 'node:crypto'
import type { ProjectId } from '../../core/ids.ts'
import { HISTORY_ROWS } from '../../models/recommender.ts'
import { markedLines, ofPerson } from '../../prepare/lines.ts'
import type { DefinitionOf } from '../../prepare/target.ts'
import { events } from '../../store/events.ts'
import { raw, type Sql, sql } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'

/** What everybody took, as it was when this was opened, in a table of its own that is read page by page. */
export interface PeopleTable {
  people: number
  pages: number
  /**
   * Rows `[person_id, distinct_id, item, basket, time_ms]` of a page as JSON lines: person by person, newest first, as
   * many of each as a model is shown. `distinct_id` is the one that the row came with last.
   */
  page(number: number): Promise<Uint8Array<ArrayBuffer>>
  drop(): Promise<void>
}

/** People of a page, and its rows, about: small enough for memory, large enough that asking costs nothing. */
const PAGE_PEOPLE = 2_000
const PAGE_ROWS = 100_000
/** A power of two. */
const BUCKETS = 1_024

/** Tables that a killed process left go after this long. */
const STALE_H = 24

/**
 * Writes down what people took by a target's rules, everybody or those of `only` (ids of persons). One scan and one sort
 * of the target's events, on one thread beside the live answers; disk for a copy of them until `drop`.
 */
export async function openPeopleTable(
  store: Store,
  project: ProjectId,
  definition: DefinitionOf<'recommendation'>,
  only?: readonly string[],
): Promise<PeopleTable> {
  const { clickhouse } = store
  await dropStale(store)
  const table = raw(`export_${randomBytes(8).toString('hex')}`)
  const drop = () => clickhouse.beside(sql`DROP TABLE IF EXISTS ${table}`)
  const lines = markedLines(definition, (names) => events(project, { names }))
  try {
    await clickhouse.beside(sql`
      CREATE TABLE ${table} ENGINE = MergeTree ORDER BY (bucket, person_id) AS
      SELECT toUInt16(bitAnd(sipHash64(person_id), ${BUCKETS - 1})) AS bucket, person_id, argMax(distinct_id, timestamp) AS named,
        item, basket, toUnixTimestamp64Milli(min(timestamp)) AS time_ms
      FROM (${lines}) WHERE ${ofPerson} ${only ? sql`AND person_id IN ${only}` : raw('')}
      GROUP BY person_id, basket, item SETTINGS max_threads = 1`)
    const buckets = await clickhouse.query<Bucket>(sql`
      SELECT bucket, uniqExact(person_id) AS people, count() AS rows FROM ${table} GROUP BY bucket ORDER BY bucket`)
    const pages = pagesOf(buckets)
    return {
      people: buckets.reduce((sum, { people }) => sum + people, 0),
      pages: pages.length,
      page: (number) => readPage(store, table, pages[number]),
      drop,
    }
  } catch (error) {
    await drop()
    throw error
  }
}

interface Bucket {
  bucket: number
  people: number
  rows: number
}

interface Page extends Omit<Bucket, 'bucket'> {
  first: number
  last: number
}

/** Neighbouring buckets together, as far as a page goes. */
function pagesOf(buckets: readonly Bucket[]): Page[] {
  const pages: Page[] = []
  for (const { bucket, people, rows } of buckets) {
    const page = pages.at(-1)
    if (page && page.people + people <= PAGE_PEOPLE && page.rows + rows <= PAGE_ROWS)
      Object.assign(page, { last: bucket, people: page.people + people, rows: page.rows + rows })
    else pages.push({ first: bucket, last: bucket, people, rows })
  }
  return pages
}

async function readPage({ clickhouse }: Store, table: Sql, { first, last }: Page): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await clickhouse.bytes(
    sql`
    SELECT person_id, named, item, basket, time_ms FROM ${table} WHERE bucket BETWEEN ${first} AND ${last}
    ORDER BY person_id, time_ms DESC, basket DESC, item DESC LIMIT ${HISTORY_ROWS} BY person_id SETTINGS max_threads = 1`,
    'JSONCompactEachRow',
  )
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  // A copy with a buffer of its own, so that it can be handed to another thread whole.
  return new Uint8Array(Buffer.concat(chunks))
}

async function dropStale({ clickhouse }: Store): Promise<void> {
  const stale = await clickhouse.query<{ name: string }>(sql`
    SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^export_[0-9a-f]{16}$')
      AND metadata_modification_time < now() - toIntervalHour(${STALE_H})`)
  for (const { name } of stale) await clickhouse.beside(sql`DROP TABLE IF EXISTS ${raw(name)}`)
}
