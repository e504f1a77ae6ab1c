import {
  type Condition,
  type EventFilter,
  type FunnelQuery,
  intervals,
  type Kind,
  kinds,
  measures,
  operators,
  orders,
  periods,
  type Range,
  type RetentionQuery,
  type Series,
  type TrendQuery,
} from './queries.ts'

/** What the address holds: the question of each tab, which tab, and what is open on it. */
export interface InsightsSearch {
  kind?: Kind
  trend?: TrendQuery
  funnel?: FunnelQuery
  retention?: RetentionQuery
  /** The saved insight that was opened. */
  saved?: string
  /** True where the list of saved insights is open. */
  list?: boolean
  /** The funnel's step whose people are listed, counted from 0. */
  step?: number
  outcome?: 'reached' | 'dropped'
}

type Bag = Record<string, unknown>

const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {})
const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : undefined)
const one = <T extends string>(value: unknown, of: readonly T[]) => of.find((each) => each === value)
const whole = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most ? value : undefined
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined)
const list = (value: unknown, most: number): unknown[] => (Array.isArray(value) ? value.slice(0, most) : [])

/** Without what is absent: an address says nothing of it, and two equal questions are the same text. */
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

function conditionOf(value: unknown): Condition {
  const { property, op, value: to } = bag(value)
  const known = typeof to === 'string' || typeof to === 'number' || typeof to === 'boolean' ? to : undefined
  return present({ property: text(property) ?? '', op: one(op, operators) ?? 'eq', value: known })
}

function filterOf(value: unknown): EventFilter {
  const { event, where } = bag(value)
  const conditions = list(where, 20).map(conditionOf)
  return present({ event: text(event), where: conditions.length ? conditions : undefined })
}

function rangeOf(value: unknown): Range | undefined {
  const { from, to } = bag(value)
  const [first, end] = [day(from), day(to)]
  return first && end ? { from: first, to: end } : undefined
}

function seriesOf(value: unknown): Series {
  const { name, measure, property } = bag(value)
  return present({
    ...filterOf(value),
    name: text(name),
    measure: one(measure, measures),
    property: text(property),
  })
}

/** A trend out of text that anybody may have written; undefined where it is none. */
function trendOf(value: unknown): TrendQuery | undefined {
  const { series, interval, range, breakdown, compare } = bag(value)
  const [lines, days] = [list(series, 10).map(seriesOf), rangeOf(range)]
  if (!days || lines.length === 0) return undefined
  return present({
    series: lines,
    interval: one(interval, intervals),
    range: days,
    breakdown: text(breakdown),
    compare: compare === true ? true : undefined,
  })
}

function exclusionsOf(value: unknown, steps: number): FunnelQuery['exclusions'] {
  const all = list(value, 5).map((each) => {
    const { from, to } = bag(each)
    return { ...filterOf(each), from: typeof from === 'number' ? from : 0, to: whole(to, steps - 1) ?? steps - 1 }
  })
  return all.length ? all : undefined
}

/** A funnel out of any text; undefined where it is none. */
function funnelOf(value: unknown): FunnelQuery | undefined {
  const { steps, order, window_s, range, exclusions, breakdown, compare } = bag(value)
  const [all, days] = [list(steps, 10).map(filterOf), rangeOf(range)]
  if (!days || all.length < 2) return undefined
  return present({
    steps: all,
    order: one(order, orders),
    window_s: whole(window_s, 366 * 86_400),
    range: days,
    exclusions: exclusionsOf(exclusions, all.length),
    breakdown: text(breakdown),
    compare: compare === true ? true : undefined,
  })
}

/** A question of who comes back out of any text; undefined where it is none. */
function retentionOf(value: unknown): RetentionQuery | undefined {
  const { first, returning, cohort, came_back, period, from, periods: number } = bag(value)
  const begin = day(from)
  if (!begin || typeof first !== 'object' || first === null) return undefined
  return present({
    first: filterOf(first),
    returning: returning === undefined ? undefined : filterOf(returning),
    cohort: one(cohort, ['first_time', 'recurring']),
    came_back: one(came_back, ['in', 'in_or_after']),
    period: one(period, periods),
    from: begin,
    periods: whole(number, 60),
  })
}

/** A question of each kind out of what is saved or written in an address. */
export const parsers = { trend: trendOf, funnel: funnelOf, retention: retentionOf }

/**
 * The address of the page, whoever wrote it. What is not understood is there as undefined: the router would keep what was
 * written.
 */
export function insightsSearch(search: Record<string, unknown>): InsightsSearch {
  const step = search.step === 0 ? 0 : whole(search.step, 9)
  return {
    kind: one(search.kind, kinds),
    trend: trendOf(search.trend),
    funnel: funnelOf(search.funnel),
    retention: retentionOf(search.retention),
    saved: text(search.saved),
    list: search.list === true ? true : undefined,
    step,
    outcome: step === undefined ? undefined : one(search.outcome, ['reached', 'dropped']),
  }
}
