import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { givenPeople } from '../../test/given.ts'
import { funnel, funnelPeople } from './funnel.ts'
import { FunnelQuery } from './funnel-query.ts'
import { RetentionQuery, retention } from './retention.ts'
import { TrendQuery, trend } from './trend.ts'

/** Questions with the answers that other products' own tests expect; `from` says whose. */
interface Case {
  name: string
  from: string
  people: Record<string, [event: string, time: string][]>
  funnel?: object
  retention?: object
  trend?: object
  expect: {
    people?: number[]
    average_s?: (number | null)[]
    median_s?: (number | null)[]
    entered?: string[]
    triangle?: number[][]
    values?: number[][]
  }
}

const cases = JSON.parse(readFileSync(new URL('../../test/golden/insights.json', import.meta.url), 'utf8')) as Case[]
const now = new Date('2026-01-01T00:00:00Z')

test.each(cases)('$name is answered as $from expects', async (golden) => {
  const { store, project } = await givenPeople(golden.people)
  const scope = { project, time_zone: 'UTC', now }
  const { expect: expected } = golden
  if (golden.funnel) {
    const query = FunnelQuery.parse({ ...golden.funnel, range: { from: '2012-01-01', to: '2025-01-01' } })
    const { steps } = await funnel(store, scope, query)
    expect(steps.map(({ people }) => people)).toEqual(expected.people)
    if (expected.average_s) expect(steps.map(({ average_s }) => average_s)).toEqual(expected.average_s)
    if (expected.median_s) expect(steps.map(({ median_s }) => median_s)).toEqual(expected.median_s)
    if (!expected.entered) return
    const entered = await funnelPeople(store, scope, { funnel: query, step: 0, outcome: 'reached', limit: 100 })
    expect(entered.people.map(({ distinct_id }) => distinct_id).sort()).toEqual(expected.entered)
  } else if (golden.retention) {
    const { cohorts } = await retention(store, scope, RetentionQuery.parse(golden.retention))
    expect(cohorts.map(({ size, returned }) => [size, ...returned.slice(1)])).toEqual(expected.triangle)
  } else {
    const { series } = await trend(store, scope, TrendQuery.parse(golden.trend))
    expect(series.map(({ values }) => values)).toEqual(expected.values)
  }
})
