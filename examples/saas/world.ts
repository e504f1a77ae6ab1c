import { cumulated } from './random.ts'

const DAY_MS = 86_400_000

export interface WorldOptions {
  seed: number
  /** Midnight (UTC) after the last day. */
  end_ms: number
  days: number
}

/** The site's time: its days, how busy each is, and when the planted fault begins. */
export interface World {
  seed: number
  start_ms: number
  days: number
  /** Day from which the onboarding's step breaks in one browser. */
  broken_day: number
  /** Of each day, how likely its people are to be at work: 1 on an ordinary Tuesday. */
  mood: Float64Array
  /** Cumulative share of visitors that come first by each day. */
  arrivals: Float64Array
}

const WEEK = [0.35, 1.02, 1.06, 1.04, 1, 0.88, 0.4]
/** Visitors a day grow by this much in a year. */
const GROWTH = 2.2

/** Weekly and yearly seasons (quiet in August and around Christmas), growth, and a fault in the last quarter, at most 28 days. */
export function makeWorld({ seed, end_ms, days }: WorldOptions): World {
  const start_ms = end_ms - days * DAY_MS
  const mood = Float64Array.from({ length: days }, (_, day) => {
    const date = new Date(start_ms + day * DAY_MS)
    return WEEK[date.getUTCDay()] * year((date.getUTCMonth() * 30.4 + date.getUTCDate()) / 365)
  })
  const arrivals = cumulated(mood.map((busy, day) => busy * GROWTH ** (day / 365)))
  return { seed, start_ms, days, broken_day: days - Math.min(28, Math.ceil(days / 4)), mood, arrivals }
}

const bell = (x: number, at: number, width: number) => Math.exp(-(((x - at) / width) ** 2))

/** How busy a day is by its place in the year, 0 … 1. */
const year = (x: number) => 1 - 0.3 * bell(x, 0.62, 0.05) - 0.6 * bell(x, 0.985, 0.02) - 0.5 * bell(x, 0, 0.01)
