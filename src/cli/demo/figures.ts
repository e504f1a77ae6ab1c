import type { Run } from '../../pipeline/run.ts'
import type { Use } from '../../prepare/target.ts'
import type { DemoState } from './state.ts'
import type { DemoSummary, LeaderboardRow } from './summary.ts'
import { count, percent, signed } from './terminal.ts'

const shown: Record<Use, readonly string[]> = {
  recommendation: ['ndcg10', 'recall10', 'hit_rate10', 'coverage10'],
  forecast: ['mase', 'smape', 'wape', 'coverage80'],
  propensity: ['auc', 'average_precision', 'f1', 'brier'],
}

/** A run as the terminal tells it: what was cleaned, who scored what, what the gate said. */
export function leaderboardLines(use: Use, run: Run): string[] {
  const { prepare, train } = run.stages
  const quality = Object.entries((prepare?.output.quality ?? {}) as Record<string, { found: number; done: string }>)
  const rows = (train?.output.leaderboard ?? []) as LeaderboardRow[]
  const metrics = shown[use]
  const width = Math.max(...rows.map(({ name }) => name.length))
  return [
    ...quality
      .filter(([, { found }]) => found > 0)
      .map(([check, { found, done }]) => `  cleaned   ${check}: ${count(found)}, ${done}`),
    `  ${' '.repeat(width)}  ${metrics.map((metric) => metric.padStart(19)).join('')}`,
    ...rows.map(
      (row) => `  ${row.name.padEnd(width)}  ${metrics.map((metric) => figure(row, metric).padStart(19)).join('')}`,
    ),
    `  gate      ${run.verdict?.verdict}`,
  ]
}

function figure({ metrics, ci95 }: LeaderboardRow, metric: string): string {
  const value = metrics[metric]
  const interval = ci95[metric]
  return interval
    ? `${value.toFixed(3)} ±${((interval.hi - interval.lo) / 2).toFixed(3)}`
    : (value ?? Number.NaN).toFixed(3)
}

/** The figures that one can repeat to a colleague, and what to do next. */
export function closingLines(summary: DemoSummary, state: DemoState, dashboard: string): string[] {
  const { url, keys } = state.api
  const { recommendation, forecast, propensity, drift, runs, seconds } = summary
  const { live } = recommendation
  const interval = live.lift_ci95 ? ` (95 % interval ${signed(live.lift_ci95[0])} to ${signed(live.lift_ci95[1])})` : ''
  const moved = drift
    .filter(({ alert }) => alert)
    .map(({ target, input, psi }) => `${input} of ${target} (PSI ${psi.toFixed(2)})`)
  const curl = (path: string) => `  curl -H 'Authorization: Bearer ${keys.read}' '${url}${path}'`
  return [
    '',
    'What this shop now knows',
    `  Recommendation  ${percent(live.hit_rate)} of orders held an item shown, ${percent(live.control_hit_rate)} with what is popular: lift ${live.lift === null ? 'not known yet' : signed(live.lift)}${interval}, ${count(live.requests)} requests`,
    `  Forecast        ${forecastLine(forecast.live)}`,
    `  Propensity      ${propensityLine(propensity.live)}`,
    `  Drift           ${moved.length ? moved.join(', ') : 'none'}`,
    ...runs
      .filter(({ cause }) => cause !== 'manual')
      .map(({ target, cause, verdict }) => `  Learnt anew     ${target} (${cause}): ${verdict}`),
    ...[...state.underWay.values()].map(
      (target) => `  Learning anew   ${target}: its page shows how far it is, the end is told here`,
    ),
    `  Took            ${Math.round(seconds.total)} s, ${count(summary.peak_memory_mb)} MB at most`,
    '',
    'Ask it yourself',
    curl('/api/v1/recommendations/next-order?person=12748'),
    curl('/api/v1/forecasts/demand?series=*&horizon=28'),
    curl('/api/v1/propensity/orders-again/people?order=low&limit=5'),
    '',
    'Use your own data',
    '  npx bellwether start                        prints your keys and the address for events',
    '  npx bellwether import FILE --map MAP.json   brings a CSV, JSONL or Parquet file in',
    '',
    `Dashboard  ${dashboard}`,
  ]
}

function forecastLine(live: DemoSummary['forecast']['live']): string {
  if (live.use !== 'forecast' || live.mase === null) return 'no day has passed since the model learnt'
  return `over ${live.days} days and ${live.series} series MASE ${live.mase.toFixed(2)} (its card said ${live.expected_mase?.toFixed(2)}), ${percent(live.coverage80 ?? 0, 0)} of days inside the 80 % interval`
}

function propensityLine(live: DemoSummary['propensity']['live']): string {
  if (live.use !== 'propensity' || live.auc === null) return 'no outcome is known yet'
  return `${count(live.people)} people scored on 9 November: ${percent(live.mean_probability ?? 0)} expected to order within 28 days, ${percent(live.rate ?? 0)} did; AUC ${live.auc.toFixed(3)}, Brier ${live.brier?.toFixed(3)}`
}
