import { addDays, lastDays } from './days.ts'
import { DEFAULT_PERIODS, type Queries } from './queries.ts'

/** Questions to begin with: what happens most, in the days up to the newest event. */
export const startingQueries = (busiest: string, others: readonly string[], newest: string): Queries => ({
  trend: { series: [{ event: busiest }], interval: 'day', range: lastDays(30, newest), compare: true },
  funnel: {
    steps: [{ event: busiest }, { event: others[0] ?? busiest }],
    range: lastDays(90, newest),
  },
  retention: {
    first: { event: busiest },
    period: 'week',
    from: addDays(newest, -7 * (DEFAULT_PERIODS - 1)),
    periods: DEFAULT_PERIODS,
  },
})
