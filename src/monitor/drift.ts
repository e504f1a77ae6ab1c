import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import type { TargetDefinition } from '../prepare/target.ts'
import { psi, psiOfCounts } from '../stats/psi.ts'
import type { TimeRange } from '../store/events.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type InputSample, sampleInputs } from './inputs.ts'
import type { DriftRow } from './report.ts'

/** PSI above which an input has moved (design.md, and the usual rule of credit scoring). */
export const PSI_ALERT = 0.2
/** With fewer rows on either side PSI says more about chance than about change. */
const ENOUGH_ROWS = 200
const REFERENCE_DAYS = 91
const NOW_DAYS = 28
const WEEK_MS = 7 * DAY_MS
/** PSI that chance alone may bring: about (bins − 1)(1/n + 1/m) between samples of n and m rows (Yurdakul & Naranjo 2020). */
const CHANCE = 0.05

export interface DriftScope {
  project: ProjectId
  target: string
  model: { name: string; version: number }
  /** Instant up to which the champion has learnt, ms since 1970. */
  cut_ms: number
  now: Date
}

/** PSI of each input (the champion's last 91 days of training against the newest 28 since) and of its answers. */
export async function drift(store: Store, definition: TargetDefinition, scope: DriftScope): Promise<DriftRow[]> {
  const { project, cut_ms, now } = scope
  const reference = { from: new Date(cut_ms - REFERENCE_DAYS * DAY_MS), to: new Date(cut_ms) }
  const recent = { from: new Date(Math.max(cut_ms, now.getTime() - NOW_DAYS * DAY_MS)), to: now }
  // Days of the week differ: less than a whole week would be compared with something else.
  if (recent.to.getTime() - recent.from.getTime() < WEEK_MS) return []
  const [before, after, answers] = await Promise.all([
    sampleInputs(store, project, definition, reference),
    sampleInputs(store, project, definition, recent),
    answerSamples(store, scope),
  ])
  const pairs = [...before].map(([name, sample]) => [name, sample, after.get(name) as InputSample] as const)
  return [...pairs, ...answers].flatMap(([name, then, since]) => compare(name, then, since))
}

function compare(input: string, reference: InputSample, recent: InputSample): DriftRow[] {
  const [rows_reference, rows_now] = [rowsOf(reference), rowsOf(recent)]
  if (Math.min(rows_reference, rows_now) < ENOUGH_ROWS) return []
  const value = psiBetween(reference, recent)
  return [{ input, psi: value, alert: value > PSI_ALERT, rows_reference, rows_now }]
}

const rowsOf = (sample: InputSample): number =>
  sample.kind === 'numeric' ? sample.values.length : [...sample.counts.values()].reduce((sum, n) => sum + n, 0)

function psiBetween(reference: InputSample, recent: InputSample): number {
  if (reference.kind === 'numeric' && recent.kind === 'numeric') return psi(reference.values, recent.values)
  if (reference.kind === 'categorical' && recent.kind === 'categorical') {
    // As many categories as the rows bear, the most frequent ones; the rest are one.
    const bearable = Math.floor(CHANCE / (1 / rowsOf(reference) + 1 / rowsOf(recent)))
    const byCount = [...reference.counts].sort((a, b) => b[1] - a[1])
    const kept = byCount.slice(0, bearable).map(([name]) => name)
    return psiOfCounts(folded(reference.counts, kept), folded(recent.counts, kept))
  }
  return Number.NaN
}

/** Counts of the kept categories in their order, then of all others together. */
function folded(counts: ReadonlyMap<string, number>, kept: readonly string[]): number[] {
  const own = kept.map((name) => counts.get(name) ?? 0)
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  return [...own, all - own.reduce((sum, n) => sum + n, 0)]
}

/** The champion's first week of answers beside its last, once they are apart. */
async function answerSamples(
  store: Store,
  { project, target, model, now }: DriftScope,
): Promise<[string, InputSample, InputSample][]> {
  // Lists of other kinds score by other things; what is no recommendation carries this kind too.
  const mine = sql`project_id = toUUID(${project}) AND target = ${target} AND model = ${model.name} AND version = ${model.version} AND arm = 'champion' AND kind = 'for-you'`
  const [{ first, n }] = await store.clickhouse.query<{ first: number; n: number }>(
    sql`SELECT toUnixTimestamp64Milli(min(predicted_at)) AS first, count() AS n FROM predictions WHERE ${mine}`,
  )
  if (n === 0 || now.getTime() - first < 2 * WEEK_MS) return []
  const values = async ({ from, to }: TimeRange): Promise<InputSample> => {
    const rows = await store.clickhouse.query<{ value: number }>(sql`
      SELECT ifNull(value, toFloat64(scores[1])) AS value FROM predictions
      WHERE ${mine} AND predicted_at >= ${from} AND predicted_at < ${to} ORDER BY prediction_id LIMIT 20000`)
    return { kind: 'numeric', values: rows.map((row) => row.value) }
  }
  return [
    [
      'prediction',
      await values({ from: new Date(first), to: new Date(first + WEEK_MS) }),
      await values({ from: new Date(now.getTime() - WEEK_MS), to: now }),
    ],
  ]
}
