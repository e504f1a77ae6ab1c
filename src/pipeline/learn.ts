import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BACKTEST } from '../deploy/backtests.ts'
import type { Example } from '../evaluate/examples.ts'
import { gate, type Verdict } from '../evaluate/gate.ts'
import type { Interval, Scored, Window } from '../evaluate/judge.ts'
import { type LeaderboardRow, leaderboard, type NotJudged } from '../evaluate/leaderboard.ts'
import type { ModelCard } from '../evaluate/model-card.ts'
import type { FitContext, Fitted, Json, SavedModel } from '../models/family.ts'
import { readModel, writeModel } from '../models/saved-model.ts'
import { type Manifest, readManifest } from '../prepare/dataset.ts'
import type { Use } from '../prepare/target.ts'
import { fitsPerFold } from '../train/tune.ts'
import { type AnyLearning, learnings, takingPart } from './learnings.ts'
import type { TrainingProgress } from './training-process.ts'
import type { Trained } from './training-series.ts'

/** What a training process is asked. Folders, not data: it reads the dataset and writes the models itself. */
export interface LearnRequest {
  use: Use
  /** Folder of the dataset. */
  dataset: string
  dataset_hash: string
  /** Empty folder for the models. */
  out: string
  seed: number
  /** What the families that need time share; without any, they take no part. */
  minutes: number
  champion: { dir: string; card: ModelCard } | null
}

/** A leaderboard's line as it is kept and shown. */
export interface LeaderboardLine {
  name: string
  params: Json
  metrics: Record<string, number>
  ci95: Record<string, Interval>
  train_s: number
}

/** A family that was judged just now, and the leaderboard so far. */
export interface Judged {
  family: string
  /** To try its parameters, fit it and score it. */
  seconds: number
  leaderboard: LeaderboardLine[]
}

export interface LearnedModel {
  dir: string
  card: ModelCard
  /** Files in `dir` that belong to the model beside it. */
  beside: string[]
}

export interface LearnResult {
  leaderboard: LeaderboardLine[]
  verdict: Verdict
  winner: LearnedModel
  baseline: LearnedModel
  /** How the winner did for a few people of the test window; none of uses without people to recommend to. */
  examples: Example[]
}

export interface LearnContext {
  signal: AbortSignal
  progress(at: TrainingProgress): void
  judged(now: Judged): void
  notJudged(family: NotJudged): void
  trained(now: Trained): void
}

/**
 * Trains and judges every family of a use on a dataset; the winner and the strong baseline are then fitted on all of
 * it and written to `out`.
 */
export async function learn(request: LearnRequest, context: LearnContext): Promise<LearnResult> {
  const { signal, progress, judged, notJudged, trained } = context
  const learning = learnings[request.use]
  const manifest = await readManifest(request.dataset)
  const data = await learning.read(request.dataset)
  const { validation, test } = manifest.splits
  const families = takingPart(request.use, request.minutes)
  const budget_s = secondsPerFit(families, request.minutes, validation.length)
  const { rows, winner } = await leaderboard(families, learning.judge, data, {
    validation,
    test,
    seed: request.seed,
    signal,
    budget_s,
    notJudged,
    trained: (family, at, cut_ms) => trained({ family, at, cut_ms }),
    progress: (fraction, note) => progress({ stage: 'train', fraction: 0.9 * fraction, note }),
    judged: ({ rows, ...now }) => judged({ ...now, leaderboard: rows.map(lineOf) }),
  })
  progress({ stage: 'evaluate', fraction: 0.9, note: 'gate' })
  const baseline = rows.find(({ name }) => name === learning.judge.baseline) as LeaderboardRow
  const champion = request.champion && (await rescore(learning, data, test, request, { signal }))
  const verdict = gate(learning.judge, { candidate: winner, champion, baseline, seed: request.seed })
  const job: FinalFit = { learning, data, manifest, request, baseline, context, budget_s }
  const kept = await finalFit(job, winner, 'winner')
  progress({ stage: 'evaluate', fraction: 0.97, note: 'gate' })
  const { seed, dataset: dir } = request
  return {
    examples:
      (await learning.examples?.({ model: winner.model, units: winner.scored.units }, data, test, {
        dir,
        seed,
        signal,
      })) ?? [],
    leaderboard: rows.map(lineOf),
    verdict,
    winner: kept,
    baseline: winner === baseline ? kept : await finalFit(job, baseline, 'baseline'),
  }
}

/** The minutes in equal parts: each validation window and the test window of every such family, and a winner's last fit. */
function secondsPerFit(families: AnyLearning['families'], minutes: number, folds: number): number {
  const timed = families.filter(({ needs_time }) => needs_time)
  const fits = timed.reduce((sum, family) => sum + folds * fitsPerFold(family) + 1, 1)
  return (60 * minutes) / fits
}

const lineOf = ({ name, params, scored, train_s }: LeaderboardRow): LeaderboardLine => ({
  name,
  params,
  metrics: scored.metrics,
  ci95: scored.ci95,
  train_s,
})

/**
 * The champion on this run's test rows. One that learnt after they began has seen them: its recipe is then fitted anew on
 * what lies before, so that neither side knows the answers.
 */
async function rescore(
  learning: AnyLearning,
  data: unknown,
  test: Window,
  request: LearnRequest,
  { signal }: { signal: AbortSignal },
) {
  const { dir, card } = request.champion as NonNullable<LearnRequest['champion']>
  const family = learning.known.find(({ name }) => name === card.family)
  if (!family) return null
  const unseen = Date.parse(card.cutoff) <= test.from_ms
  const model = unseen
    ? family.load(await readModel(dir))
    : await family.fit(learning.judge.before(data, test.from_ms), card.params, {
        cut_ms: test.from_ms,
        seed: request.seed,
        signal,
        progress: () => undefined,
        // As long as it had then, whatever this run was given.
        budget_s: card.budget_s,
      })
  const scored: Scored = await learning.judge.score(model, data, test, { seed: request.seed, signal })
  return { name: card.family, scored, how: unseen ? 'as it serves' : 'its recipe fitted anew before the test window' }
}

interface FinalFit {
  learning: AnyLearning
  data: unknown
  manifest: Manifest
  request: LearnRequest
  baseline: LeaderboardRow
  context: LearnContext
  budget_s: number
}

/** A recipe fitted on the whole dataset, and written with its card. */
async function finalFit(
  { learning, data, manifest, request, baseline, context, budget_s }: FinalFit,
  row: LeaderboardRow,
  name: string,
): Promise<LearnedModel> {
  const family = learning.families.find((one) => one.name === row.name) as AnyLearning['families'][number]
  const cut_ms = Date.parse(manifest.cutoff)
  const fitContext: FitContext = {
    cut_ms,
    seed: request.seed,
    signal: context.signal,
    progress: (fraction) => context.progress({ stage: 'evaluate', fraction: 0.9 + 0.07 * fraction, note: row.name }),
    budget_s,
    trained: (at) => context.trained({ family: row.name, at, cut_ms }),
  }
  const model: Fitted = await family.fit(learning.judge.before(data, cut_ms), row.params, fitContext)
  const saved: SavedModel = model.save()
  const dir = join(request.out, name)
  await mkdir(dir, { recursive: true })
  await writeModel(dir, saved)
  const tested = learning.backtest?.(row.model, data, manifest.splits.test)
  if (tested) await writeFile(join(dir, BACKTEST), JSON.stringify(tested))
  const card: ModelCard = {
    family: row.name,
    about: row.about,
    params: row.params,
    use: request.use,
    dataset: request.dataset_hash,
    cutoff: manifest.cutoff,
    test: manifest.splits.test,
    metrics: row.scored.metrics,
    ci95: row.scored.ci95,
    baseline: { name: baseline.name, metrics: baseline.scored.metrics },
    seed: request.seed,
    ...(family.needs_time && { budget_s }),
    limits: limits[request.use],
  }
  return { dir, card, beside: tested ? [BACKTEST] : [] }
}

/** What a model of each use is not for. */
const limits: Record<Use, string[]> = {
  recommendation: [
    'Items first seen after the cut-off are not recommended until the next run.',
    'People without a past get what is popular.',
  ],
  forecast: [
    'Prices, promotions and holidays are not known to it.',
    'Series too short or too rare are forecast in the total only.',
  ],
  propensity: ['A probability says who is likely to do it, not what would change their mind.'],
}
