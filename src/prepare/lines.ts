import { randomBytes } from 'node:crypto'
import type { ProjectId } from '../core/ids.ts'
import { events } from '../store/events.ts'
import { raw, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { TargetDefinition } from './target.ts'

/** Order lines before the cut-off in a table of their own, each marked with what is wrong with it. */
export interface OrderLines {
  /** The table's name, for FROM. Columns: `markedColumns`. */
  table: Sql
  drop(): Promise<void>
}

/** A line that nothing is wrong with, as far as goods go: duplicates, gaps, nonsense, fees and cancelled lines are out. */
export const clean = sql`NOT (duplicate OR missing OR impossible OR not_product OR cancelled)`
/** A clean line of somebody known. */
export const ofPerson = sql`${clean} AND NOT anonymous`

/** A quantity so far above what the item usually sells in that it counts as this many times the median. */
const OUTLIER = 50
/** … and is worth a look at all. */
const OUTLIER_UNITS = 1_000

const FIRST = new Date('1970-01-02T00:00:00Z')

/**
 * Reads the target's lines before the cut-off and marks each: `duplicate` (the same person, order, item, quantity, price
 * and time), `missing` (no item), `impossible` (a quantity or price that is not above zero), `not_product`, `anonymous`,
 * `cancelled` (a later cancellation of the same person, item and quantity takes back the latest line before it),
 * `outlier`. One scan and one sort of the lines; everything stays in ClickHouse.
 */
export async function markLines(
  store: Store,
  project: ProjectId,
  definition: TargetDefinition,
  cutoff: Date,
): Promise<OrderLines> {
  const table = raw(`prepare_${randomBytes(8).toString('hex')}`)
  await store.clickhouse.command(sql`
    CREATE TABLE ${table} ENGINE = MergeTree ORDER BY (person_id, item, timestamp) AS
    SELECT *, quantity > ${OUTLIER} * median AND quantity > ${OUTLIER_UNITS} AS outlier,
      least(quantity, if(outlier, ${OUTLIER} * median, quantity)) AS units
    FROM (
      SELECT l.*, c.uuid = l.uuid AS cancelled,
        medianExactIf(quantity, quantity > 0) OVER (PARTITION BY item) AS median,
        row_number() OVER (PARTITION BY person_id, basket, item, quantity, price, timestamp ORDER BY uuid) > 1 AS duplicate
      FROM (${marked(project, definition, cutoff)}) AS l
      LEFT JOIN (${cancelledLines(project, definition, cutoff)}) AS c ON c.uuid = l.uuid)`)
  return { table, drop: () => store.clickhouse.command(sql`DROP TABLE ${table}`) }
}

const before = (cutoff: Date) => ({ from: FIRST, to: cutoff })
const text = (property: string) => sql`JSONExtract(properties, ${property}, 'String')`
const number = (property: string) => sql`JSONExtract(properties, ${property}, 'Float64')`

function marked(project: ProjectId, definition: TargetDefinition, cutoff: Date): Sql {
  const { event, item, basket, quantity, price, product_pattern, anonymous_prefix } = definition
  return sql`
    SELECT uuid, toString(person_id) AS person_id, distinct_id, timestamp, ${text(item)} AS item, ${text(basket)} AS basket,
      ${text('name')} AS name, if(JSONHas(properties, ${quantity}), ${number(quantity)}, 1) AS quantity, ${number(price)} AS price,
      item = '' AS missing,
      quantity <= 0 OR (JSONHas(properties, ${price}) AND price <= 0) AS impossible,
      ${product_pattern === null ? raw('0') : sql`NOT match(item, ${product_pattern})`} AS not_product,
      ${anonymous_prefix ? sql`startsWith(distinct_id, ${anonymous_prefix})` : raw('0')} AS anonymous
    FROM ${events(project, { range: before(cutoff), names: [event] })} AS e`
}

/** Lines taken back: within each person, item and quantity, time is walked with purchases stacked and cancellations taking the top. */
export function cancelledLines(project: ProjectId, definition: TargetDefinition, cutoff: Date): Sql {
  const { event, cancel_event, item, quantity } = definition
  if (!cancel_event) return sql`SELECT toUUID('00000000-0000-0000-0000-000000000000') AS uuid WHERE 0`
  return sql`
    SELECT arrayJoin(arrayFold(
      (acc, x) -> if(x.2 = 1,
        if(empty(acc.1), acc, (arrayPopBack(acc.1), arrayPushBack(acc.2, acc.1[-1]))),
        (arrayPushBack(acc.1, x.3), acc.2)),
      arraySort(x -> (x.1, x.2), groupArray((timestamp, is_cancel, uuid))),
      (CAST([], 'Array(UUID)'), CAST([], 'Array(UUID)'))).2) AS uuid
    FROM (
      SELECT uuid, person_id, timestamp, event = ${cancel_event} AS is_cancel, ${text(item)} AS item, abs(${number(quantity)}) AS pieces
      FROM ${events(project, { range: before(cutoff), names: [event, cancel_event] })} AS e)
    GROUP BY person_id, item, pieces HAVING max(is_cancel) = 1`
}

/** How many cancellations there are before the cut-off. */
export async function countCancellations(
  store: Store,
  project: ProjectId,
  definition: TargetDefinition,
  cutoff: Date,
): Promise<number> {
  if (!definition.cancel_event) return 0
  const [{ n }] = await store.clickhouse.query<{ n: number }>(
    sql`SELECT count() AS n FROM ${events(project, { range: before(cutoff), names: [definition.cancel_event] })} AS e`,
  )
  return n
}
