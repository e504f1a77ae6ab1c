import { DEFAULT_PERIODS, type Queries } from './queries.ts'

/** Questions to begin with: what happens most, in the last days. */
export const startingQueries = (busiest: string, others: readonly string[]): Queries => ({
  trend: { series: [{ event: busiest }], interval: 'day', range: { last_days: 30 }, compare: true },
  funnel: {
    steps: [{ event: busiest }, { event: others[0] ?? busiest }],
    range: { last_days: 90 },
  },
  retention: {
    first: { event: busiest },
    // A shop's people came first long ago: whoever was there in a week is a group of that week.
    cohort: 'recurring',
    period: 'week',
    periods: DEFAULT_PERIODS,
  },
})
