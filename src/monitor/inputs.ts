import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { orderOf } from '../prepare/lines.ts'
import type { TargetDefinition, Use } from '../prepare/target.ts'
import { events, type TimeRange } from '../store/events.ts'
import { type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Values of one input over a stretch of time: numbers, or counts by category. */
export type InputSample = { kind: 'numeric'; values: number[] } | { kind: 'categorical'; counts: Map<string, number> }

/** An input of every model that learns from orders: what is read, and as what. */
interface Input {
  name: string
  /** Uses whose models rest on it. */
  uses: readonly Use[]
  kind: InputSample['kind']
  /** Rows `(value)` or `(value, n)` over the range. */
  rows(project: ProjectId, definition: TargetDefinition, range: TimeRange): Sql
}

const SAMPLE = 20_000
/** An order longer ago than this is not looked for: who comes back after it is as good as new. */
const LONGEST_GAP_MS = 182 * DAY_MS

const lines = (project: ProjectId, definition: TargetDefinition, range: TimeRange) =>
  sql`${events(project, { range, names: [definition.event] })} AS e`
const number = (property: string) => sql`JSONExtract(properties, ${property}, 'Float64')`
const text = (property: string) => sql`JSONExtract(properties, ${property}, 'String')`

/** A deterministic sample, so that the same state gives the same PSI. */
const sampled = sql`ORDER BY cityHash64(uuid) LIMIT ${SAMPLE}`

const inputs: readonly Input[] = [
  {
    name: 'quantity',
    uses: ['forecast'],
    kind: 'numeric',
    rows: (project, definition, range) =>
      sql`SELECT ${number(definition.quantity)} AS value FROM ${lines(project, definition, range)} ${sampled}`,
  },
  {
    name: 'price',
    uses: ['recommendation', 'forecast', 'propensity'],
    kind: 'numeric',
    rows: (project, definition, range) =>
      sql`SELECT ${number(definition.price)} AS value FROM ${lines(project, definition, range)} ${sampled}`,
  },
  {
    name: 'basket_size',
    uses: ['recommendation', 'propensity'],
    kind: 'numeric',
    rows: (project, definition, range) => sql`
      SELECT toFloat64(count()) AS value FROM ${lines(project, definition, range)} GROUP BY person_id, ${orderOf(definition)}
      ORDER BY cityHash64(any(uuid)) LIMIT ${SAMPLE}`,
  },
  {
    name: 'orders_per_hour',
    uses: ['forecast'],
    kind: 'numeric',
    rows: (project, definition, range) => sql`
      SELECT toFloat64(uniqExact(${orderOf(definition)})) AS value FROM ${lines(project, definition, range)}
      GROUP BY toStartOfHour(timestamp) AS hour ORDER BY hour LIMIT ${SAMPLE}`,
  },
  {
    name: 'days_between_orders',
    uses: ['recommendation', 'propensity'],
    kind: 'numeric',
    // The order before may lie before the range: cut off there, a short range would look like short gaps.
    rows: (project, definition, { from, to }) => sql`
      SELECT (time - before) / 86400 AS value FROM (
        SELECT person_id, toFloat64(toUnixTimestamp(min(timestamp))) AS time,
          lagInFrame(time) OVER (PARTITION BY person_id ORDER BY time) AS before
        FROM ${lines(project, definition, { from: new Date(from.getTime() - LONGEST_GAP_MS), to })}
        GROUP BY person_id, ${orderOf(definition)})
      WHERE before > 0 AND time >= ${from.getTime() / 1000} ORDER BY cityHash64(person_id, time) LIMIT ${SAMPLE}`,
  },
  {
    name: 'item_mix',
    uses: ['recommendation', 'forecast'],
    kind: 'categorical',
    rows: (project, definition, range) => sql`
      SELECT ${text(definition.item)} AS value, count() AS n FROM ${lines(project, definition, range)} GROUP BY value ORDER BY n DESC, value LIMIT 5000`,
  },
]

/** Samples of every input over a range: one query an input, each one scan of the range. */
export async function sampleInputs(
  store: Store,
  project: ProjectId,
  definition: TargetDefinition,
  range: TimeRange,
): Promise<Map<string, InputSample>> {
  const samples = await Promise.all(
    inputs
      .filter(({ uses }) => uses.includes(definition.use))
      .map(async ({ name, kind, rows }): Promise<[string, InputSample]> => {
        const found = await store.clickhouse.query<{ value: number | string; n: number }>(
          rows(project, definition, range),
        )
        return kind === 'numeric'
          ? [name, { kind, values: found.map((row) => Number(row.value)) }]
          : [name, { kind, counts: new Map(found.map((row) => [String(row.value), row.n])) }]
      }),
  )
  return new Map(samples)
}
