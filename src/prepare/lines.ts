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
  const source = (names: readonly string[]) => events(project, { range: before(cutoff), names })
  await store.clickhouse.command(sql`
    CREATE TABLE ${table} ENGINE = MergeTree ORDER BY (person_id, item, timestamp) AS
    SELECT *, quantity > ${OUTLIER} * median AND quantity > ${OUTLIER_UNITS} AS outlier,
      least(quantity, if(outlier, ${OUTLIER} * median, quantity)) AS units
    FROM (
      SELECT *, medianExactIf(quantity, quantity > 0) OVER (PARTITION BY item) AS median
      FROM (${markedLines(definition, source)}))`)
  return { table, drop: () => store.clickhouse.command(sql`DROP TABLE ${table}`) }
}

const before = (cutoff: Date) => ({ from: FIRST, to: cutoff })
const text = (property: string) => sql`JSONExtract(properties, ${property}, 'String')`
const number = (property: string) => sql`JSONExtract(properties, ${property}, 'Float64')`

/** The events of some names, in parentheses for FROM: a whole project's, or one person's. */
export type LineSource = (names: readonly string[]) => Sql

/**
 * The order that a line belongs to, unique within its person: an event that names none is an order with whatever the
 * person took at the same instant.
 */
export const orderOf = ({ basket }: { basket: string }): Sql =>
  sql`if(${text(basket)} = '', toString(toUnixTimestamp64Milli(timestamp)), ${text(basket)})`

const piecesOf = ({ quantity }: TargetDefinition): Sql =>
  sql`if(JSONHas(properties, ${quantity}), ${number(quantity)}, 1)`

/** Lines with what is wrong with each but `outlier`: what serves one person reads that person's by the same rules. */
export function markedLines(definition: TargetDefinition, source: LineSource): Sql {
  const { event, item, price, product_pattern, anonymous_prefix } = definition
  return sql`
    SELECT l.*, c.uuid = l.uuid AS cancelled,
      row_number() OVER (PARTITION BY person_id, basket, item, quantity, price, timestamp ORDER BY uuid) > 1 AS duplicate
    FROM (
      SELECT uuid, toString(person_id) AS person_id, distinct_id, timestamp, ${text(item)} AS item, ${orderOf(definition)} AS basket,
        ${text('name')} AS name, ${piecesOf(definition)} AS quantity, ${number(price)} AS price,
        item = '' AS missing,
        quantity <= 0 OR (JSONHas(properties, ${price}) AND price <= 0) AS impossible,
        ${product_pattern === null ? raw('0') : sql`NOT match(item, ${product_pattern})`} AS not_product,
        ${anonymous_prefix ? sql`startsWith(distinct_id, ${anonymous_prefix})` : raw('0')} AS anonymous
      FROM ${source([event])} AS e) AS l
    LEFT JOIN (${cancelledLines(definition, source)}) AS c ON c.uuid = l.uuid`
}

/**
 * Lines taken back: within each person, item and quantity, time is walked with purchases stacked and cancellations taking
 * the top. A line sent twice is one purchase (or one cancellation), the copy that is kept.
 */
function cancelledLines(definition: TargetDefinition, source: LineSource): Sql {
  const { event, cancel_event, item, price } = definition
  if (!cancel_event) return sql`SELECT toUUID('00000000-0000-0000-0000-000000000000') AS uuid WHERE 0`
  const pieces = piecesOf(definition)
  return sql`
    SELECT arrayJoin(arrayFold(
      (acc, x) -> if(x.2 = 1,
        if(empty(acc.1), acc, (arrayPopBack(acc.1), arrayPushBack(acc.2, acc.1[-1]))),
        (arrayPushBack(acc.1, x.3), acc.2)),
      arraySort(groupArray((at, is_cancel, kept))),
      (CAST([], 'Array(UUID)'), CAST([], 'Array(UUID)'))).2) AS uuid
    FROM (
      SELECT min(uuid) AS kept, person_id, timestamp AS at, event = ${cancel_event} AS is_cancel, ${text(item)} AS line_item, abs(${pieces}) AS pieces
      FROM ${source([event, cancel_event])} AS e
      WHERE event = ${cancel_event} OR ${pieces} > 0
      GROUP BY person_id, at, is_cancel, line_item, ${orderOf(definition)}, ${pieces}, ${number(price)})
    GROUP BY person_id, line_item, pieces HAVING max(is_cancel) = 1`
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
