import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import type { Examples } from '../models/classifier.ts'
import { events } from '../store/events.ts'
import { list, raw, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Cell } from './cell.ts'
import { orderOf } from './lines.ts'
import { floats, readParquet, writeParquet } from './parquet.ts'
import type { DefinitionOf } from './target.ts'

const FILE = 'examples.parquet'

type Definition = DefinitionOf<'propensity'>

/** What is known of a person at an instant, and how SQL says it of their orders `(t, value, lines)` before it (`age`: days since). */
const features: Record<string, string> = {
  recency_days: 'min(age)',
  tenure_days: 'max(age)',
  orders: 'count()',
  orders_28d: 'countIf(age < 28)',
  orders_91d: 'countIf(age < 91)',
  orders_182d: 'countIf(age < 182)',
  active_months: 'uniqExact(intDiv(toUInt32(age), 28))',
  // Added up from the smallest: a sum in the order of reading would differ in its last digits, and with it the dataset's hash.
  spend: 'arraySum(arraySort(groupArray(value)))',
  spend_91d: 'arraySum(arraySort(groupArrayIf(value, age < 91)))',
  lines_per_order: 'avg(lines)',
  mean_gap_days: 'if(count() > 1, (max(age) - min(age)) / (count() - 1), 0)',
  overdue: 'if(count() > 1, min(age) / greatest((max(age) - min(age)) / (count() - 1), 1), 0)',
  trend: 'countIf(age < 91) - countIf(age >= 91 AND age < 182)',
}

/** Names of the features, in the order of the columns. */
export const FEATURES: readonly string[] = Object.keys(features)

const FIRST = new Date('1970-01-02T00:00:00Z')
/** Earlier instants to learn from beside the ones that are judged on, at most. */
const MOMENTS = 12

/** Everybody who had ordered by each of several instants, with what was known then and whether they did it afterwards. */
export const preparePropensity: Cell<'propensity'> = {
  days: ({ within_days }) => within_days,
  async write({ store, project, definition, cutoff, splits, dir }) {
    const moments = momentsOf(cutoff, definition.within_days)
    const orders = ordersOf(project, definition, { from: FIRST, to: cutoff })
    const within_ms = definition.within_days * DAY_MS
    const rows = await writeParquet(
      store,
      dir,
      FILE,
      sql`
      SELECT f.moment_ms AS moment_ms, f.person AS person, ${raw(FEATURES.map((name) => `f.${name} AS ${name}`).join(', '))},
        o.t != 0 AND o.t < f.moment_ms + ${within_ms} AS y, ${within_ms} AS window_ms
      FROM (${known(orders, moments)}) AS f
      ASOF LEFT JOIN (
        SELECT toString(person_id) AS person, toFloat64(toUnixTimestamp64Milli(timestamp)) AS t
        FROM ${events(project, { range: { from: FIRST, to: cutoff }, names: [definition.outcome] })} AS e
      ) AS o ON f.person = o.person AND f.moment_ms <= o.t
      ORDER BY moment_ms, person`,
    )
    if (!moments.includes(splits.test.from_ms)) throw new Error('The test window has no moment')
    return { [FILE]: rows }
  },
  latest: { file: FILE, column: 'moment_ms' },
}

/** The last moment whose window has passed, and earlier ones half a window apart: the judged ones are among them. */
function momentsOf(cutoff: Date, within_days: number): number[] {
  const half = (within_days * DAY_MS) / 2
  return Array.from({ length: MOMENTS }, (_, i) => cutoff.getTime() - within_days * DAY_MS - i * half).reverse()
}

/** Orders as one row each. Row-level conditions only: what serves one person must give what the dataset gave. */
function ordersOf(
  project: ProjectId,
  definition: Definition,
  range: { from: Date; to: Date },
  who: Sql = raw('1'),
): Sql {
  const { event, quantity, price, anonymous_prefix } = definition
  const value = sql`JSONExtract(properties, ${quantity}, 'Float64') * JSONExtract(properties, ${price}, 'Float64')`
  return sql`
    SELECT toString(person_id) AS person, argMax(distinct_id, timestamp) AS last_id, toFloat64(toUnixTimestamp64Milli(min(timestamp))) AS t,
      arraySum(arraySort(groupArray(greatest(${value}, 0)))) AS value, count() AS lines
    FROM ${events(project, { range, names: [event] })} AS e
    WHERE ${who} ${anonymous_prefix ? sql`AND NOT startsWith(distinct_id, ${anonymous_prefix})` : raw('')}
    GROUP BY person, ${orderOf(definition)}`
}

/** Features of everyone with an order before each moment. */
const known = (orders: Sql, moments: readonly number[]): Sql => sql`
  SELECT moment_ms, person, argMax(last_id, t) AS distinct_id,
    ${raw(
      Object.entries(features)
        .map(([name, expression]) => `toFloat64(${expression}) AS ${name}`)
        .join(', '),
    )}
  FROM (
    SELECT person, last_id, t, value, lines, moment_ms, (moment_ms - t) / ${DAY_MS} AS age
    FROM (${orders}) ARRAY JOIN [${list(moments.map((moment) => sql`toFloat64(${moment})`))}] AS moment_ms
    WHERE t < moment_ms)
  GROUP BY moment_ms, person`

/** One person as a model sees them. */
export interface PersonFeatures {
  person_id: string
  distinct_id: string
  /** In the order of FEATURES. */
  x: Float64Array
}

/**
 * Everyone with an order before an instant (or one person), by the dataset's own SQL: what serves is what was learnt
 * from. One scan of the target's lines.
 */
export async function featuresAt(
  store: Store,
  project: ProjectId,
  definition: Definition,
  at: Date,
  who: { person_id?: string } = {},
): Promise<PersonFeatures[]> {
  const one = who.person_id === undefined ? raw('1') : sql`person_id = toUUID(${who.person_id})`
  const orders = ordersOf(project, definition, { from: FIRST, to: new Date(at.getTime() + 1) }, one)
  const rows = await store.clickhouse.query<Record<string, number> & { person: string; distinct_id: string }>(
    sql`SELECT * FROM (${known(orders, [at.getTime() + 1])}) ORDER BY person`,
  )
  return rows.map((row) => ({
    person_id: row.person,
    distinct_id: row.distinct_id,
    x: Float64Array.from(FEATURES, (name) => row[name]),
  }))
}

/** The examples of a dataset, oldest moment first. */
export async function readPropensity(dir: string): Promise<Examples> {
  const { rows, columns } = await readParquet(dir, FILE)
  const x = new Float64Array(rows * FEATURES.length)
  FEATURES.forEach((name, column) => {
    for (let row = 0; row < rows; row++) x[row * FEATURES.length + column] = Number(columns[name][row])
  })
  return {
    names: FEATURES,
    x,
    y: Uint8Array.from(columns.y, Number),
    moment_ms: floats(columns.moment_ms),
    window_ms: rows ? Number(columns.window_ms[0]) : 0,
    people: Array.from(columns.person, String),
  }
}
