import { z } from 'zod'
import { raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Scope } from './filter.ts'

/** Events that are looked at, at most. */
export const SAMPLE = 100_000

/** Longest piece of a value that is shown, in characters. */
const SHOWN = 200

const Type = z.enum(['text', 'number', 'boolean', 'list', 'object', 'mixed'])

export const EventProperties = z.object({
  events: z.int().describe('Events that there are'),
  looked_at: z.int().describe('Events that the answer rests on'),
  sampled: z.boolean().describe('The answer rests on the newest events (on some of all days, where no event is named)'),
  properties: z
    .array(
      z.object({
        property: z.string(),
        type: Type,
        share: z.number().describe('Of the events looked at that have it, 0 … 1'),
        values: z
          .array(z.object({ value: z.string(), events: z.int() }))
          .describe('Up to 20 frequent values of texts, numbers and booleans; counts may be a little high'),
      }),
    )
    .describe('Most frequent first; at most 1,000'),
})
export type EventProperties = z.infer<typeof EventProperties>

interface Row {
  property: string
  types: string[]
  n: number
  top: { item: string; count: number }[]
}

/**
 * What the events of a name (of any name unless given) hold. Beyond 100,000 events a sample: of one name the newest days',
 * read from the end of the sort key; of all names some of each block, which reads all properties once.
 */
export async function eventProperties(store: Store, { project }: Scope, event?: string): Promise<EventProperties> {
  const own = sql`project_id = toUUID(${project})${event === undefined ? raw('') : sql` AND event = ${event}`}`
  const [{ events }] = await store.clickhouse.query<{ events: number }>(
    sql`SELECT count() AS events FROM events FINAL WHERE ${own}`,
  )
  const sampled = events > SAMPLE
  const sample =
    event === undefined
      ? sql`AND cityHash64(events.uuid) % ${Math.ceil(events / SAMPLE) || 1} = 0 LIMIT ${SAMPLE}`
      : sql`ORDER BY project_id DESC, event DESC, toDate(claimed_at) DESC LIMIT ${SAMPLE}`
  const rows = await store.clickhouse.query<Row>(sql`
    WITH looked AS (SELECT properties FROM (SELECT uuid, properties FROM events WHERE ${own} ${sample}) LIMIT 1 BY uuid)
    SELECT '' AS property, [] AS types, count() AS n, CAST([], 'Array(Tuple(item String, count UInt64, error UInt64))') AS top FROM looked
    UNION ALL SELECT property, types, n, top FROM (
      SELECT pair.1 AS property, groupUniqArray(toString(type)) AS types, count() AS n,
        topKIf(20, 3, 'counts')(leftUTF8(JSONExtract(pair.2, 'String'), ${SHOWN}), type NOT IN ('Array', 'Object')) AS top
      FROM (SELECT arrayJoin(JSONExtractKeysAndValuesRaw(properties)) AS pair, JSONType(pair.2) AS type FROM looked)
      WHERE type != 'Null' AND property != '' GROUP BY property ORDER BY n DESC, property LIMIT 1000)`)
  const looked_at = rows.find(({ property }) => property === '')?.n ?? 0
  return {
    events,
    looked_at,
    sampled,
    properties: rows
      .filter(({ property }) => property !== '')
      .sort((a, b) => b.n - a.n)
      .map(({ property, types, n, top }) => ({
        property,
        type: typeOf(types),
        share: n / looked_at,
        values: top.map(({ item, count }) => ({ value: item, events: count })),
      })),
  }
}

const names: Record<string, z.infer<typeof Type>> = {
  String: 'text',
  Bool: 'boolean',
  Array: 'list',
  Object: 'object',
  Int64: 'number',
  UInt64: 'number',
  Double: 'number',
}

function typeOf(types: readonly string[]): z.infer<typeof Type> {
  const known = new Set(types.map((type) => names[type]))
  return known.size === 1 ? [...known][0] : 'mixed'
}
