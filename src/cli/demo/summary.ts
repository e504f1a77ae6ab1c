import type { Scored } from '../../evaluate/judge.ts'
import type { DriftRow, Effect } from '../../monitor/report.ts'

/** A row of a leaderboard as a run tells it. */
export interface LeaderboardRow {
  name: string
  metrics: Record<string, number>
  ci95: Scored['ci95']
  train_s: number
}

export interface RunSummary {
  target: string
  cause: string
  champion_before: string | null
  champion_after: string | null
  verdict: string
}

/** What `--json FILE` writes. */
export interface DemoSummary {
  events: number
  duplicates: number
  quality: Record<string, { found: number; done: string }>
  recommendation: {
    leaderboard: Record<string, unknown>[]
    live: {
      requests: number
      hit_rate: number
      control_hit_rate: number
      lift: number | null
      lift_ci95: [number, number] | null
    }
  }
  forecast: { leaderboard: Record<string, unknown>[]; live: Effect }
  propensity: { leaderboard: Record<string, unknown>[]; live: Effect }
  drift: { target: string; input: string; psi: number; alert: boolean }[]
  runs: RunSummary[]
  seconds: Record<string, number>
  peak_memory_mb: number
}

const metricsOf = {
  recommendation: ['ndcg10', 'recall10', 'mrr10', 'hit_rate10', 'coverage10', 'novelty10'],
  forecast: ['mase', 'smape', 'wape', 'pinball', 'coverage80', 'coverage95'],
  propensity: ['auc', 'average_precision', 'f1', 'brier'],
} as const

/** A leaderboard as the summary gives it: the use's metrics, the main one's interval where the use has it, the seconds. */
export function leaderboardOf(use: keyof typeof metricsOf, rows: readonly LeaderboardRow[]): Record<string, unknown>[] {
  return rows.map(({ name, metrics, ci95, train_s }) => ({
    name,
    ...Object.fromEntries(metricsOf[use].map((metric) => [metric, metrics[metric]])),
    ...(use === 'recommendation' ? { ndcg10_ci95: [ci95.ndcg10.lo, ci95.ndcg10.hi] } : {}),
    train_s,
  }))
}

export const driftOf = (target: string, rows: readonly DriftRow[]): DemoSummary['drift'] =>
  rows.map(({ input, psi, alert }) => ({ target, input, psi, alert }))
