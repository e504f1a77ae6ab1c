import { conditionsOf } from '../../components/conditions.ts'
import {
  type EventFilter,
  type FunnelQuery,
  intervals,
  type Kind,
  kinds,
  measures,
  orders,
  periods,
  type Range,
  type RetentionQuery,
  type Series,
  type TrendQuery,
} from './queries.ts'

/** Whose names are listed: of which of the funnel's steps, counted from 0, and of whom of those that entered. */
export interface PeopleShown {
  step?: number
  outcome?: 'reached' | 'dropped'
  /** A value of the breakdown. */
  part?: { value: string | null; other: boolean }
  /** True for the people of the days before. */
  before?: true
}

/** For an address that lists nobody. */
export const nobody: PeopleShown = { step: undefined, outcome: undefined, part: undefined, before: undefined }

/** What the address holds: the question of each tab, which tab, and what is open on it. */
export interface InsightsSearch extends PeopleShown {
  kind?: Kind
  trend?: TrendQuery
  funnel?: FunnelQuery
  retention?: RetentionQuery
  /** The saved insight that was opened. */
  saved?: string
  /** True where the list of saved insights is open. */
  list?: boolean
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

function filterOf(value: unknown): EventFilter {
  const { event, where } = bag(value)
  return present({ event: text(event), where: conditionsOf(where) })
}

function rangeOf(value: unknown): Range | undefined {
  const { from, to, last_days } = bag(value)
  const last = whole(last_days, 3_660)
  if (last) return { last_days: last }
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
    const end = whole(to, steps - 1) ?? steps - 1
    return { ...filterOf(each), from: whole(from, end - 1) ?? 0, to: end }
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
  if (typeof first !== 'object' || first === null) return undefined
  return present({
    first: filterOf(first),
    returning: returning === undefined ? undefined : filterOf(returning),
    cohort: one(cohort, ['first_time', 'recurring']),
    came_back: one(came_back, ['in', 'in_or_after']),
    period: one(period, periods),
    from: day(from),
    periods: whole(number, 60),
  })
}

function peopleOf(search: Bag): PeopleShown {
  const step = search.step === 0 ? 0 : whole(search.step, 9)
  if (step === undefined) return nobody
  const { value, other } = bag(search.part)
  return {
    step,
    outcome: one(search.outcome, ['reached', 'dropped']),
    part:
      search.part === undefined
        ? undefined
        : { value: typeof value === 'string' ? value : null, other: other === true },
    before: search.before === true ? true : undefined,
  }
}

/** A question of each kind out of what is saved or written in an address. */
export const parsers = { trend: trendOf, funnel: funnelOf, retention: retentionOf }

/**
 * The address of the page, whoever wrote it. What is not understood is there as undefined: the router would keep what was
 * written.
 */
export function insightsSearch(search: Record<string, unknown>): InsightsSearch {
  return {
    kind: one(search.kind, kinds),
    trend: trendOf(search.trend),
    funnel: funnelOf(search.funnel),
    retention: retentionOf(search.retention),
    saved: text(search.saved),
    list: search.list === true ? true : undefined,
    ...peopleOf(search),
  }
}
