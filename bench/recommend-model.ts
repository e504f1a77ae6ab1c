import { performance } from 'node:perf_hooks'
import type { Scored } from '../src/evaluate/judge.ts'
import type { Fold, Question } from '../src/evaluate/protocols/protocol.ts'
import { type PersonScores, scoreCases } from '../src/evaluate/ranking-cases.ts'
import type { Family, FitContext, Json } from '../src/models/family.ts'
import type { Interactions, Recommender } from '../src/models/recommender.ts'
import { fitsPerFold, tune, type ValidationFold } from '../src/train/tune.ts'
import { type Columns, readInteractions } from './interactions.ts'
import { allRecommenders } from './recommend-models.ts'
import { protocols } from './recommend-protocols.ts'

// One model on one seed in a process of its own, so that its memory is its own: a JSON task, a JSON line.

/** What a process is asked. */
export interface Task {
  data: string
  columns: Columns
  protocol: keyof typeof protocols
  cut_ms?: number
  days?: number
  model: string
  seed: number
  /** Minutes for each question, for families that need time. */
  minutes?: number
  /** Parameters instead of the family's own grid. */
  params?: Json
  /** By question: what families before this one were given by their own search. */
  tuned: Record<string, Record<string, Json>>
}

/** What it answers of one question. */
export interface Outcome {
  question: string
  params: Json
  /** NDCG@10 on validation. */
  validation: number
  metrics: Record<string, number>
  /** NDCG@10 of each person. */
  people: number[]
  train_s: number
}

const task: Task = JSON.parse(process.argv[2])
const { data } = await readInteractions(task.data, task.columns, task.seed)
const named = allRecommenders.find(({ name }) => name === task.model)!
const family = task.params === undefined ? named : { ...named, grid: [task.params], tune: undefined }
const outcomes: Outcome[] = []
for (const question of protocols[task.protocol](data, { cut_ms: task.cut_ms, days: task.days }))
  outcomes.push(await judged(family, question))
console.log(JSON.stringify({ outcomes, peak_mb: process.resourceUsage().maxRSS / 1024 }))

async function judged(family: Family<Interactions, Recommender>, question: Question): Promise<Outcome> {
  const { seed } = task
  const signal = new AbortController().signal
  const score = (fold: Fold, model: Recommender) => scoreCases(model, fold.cases, { seed, signal })
  // Models are fitted once where validation and test share what they are fitted on.
  const once =
    family.grid.length === 1 && !family.tune && question.validation.every(({ seen }) => seen === question.test.seen)
  const fits = once ? 1 : fitsPerFold(family) * question.validation.length + 1
  const budget_s = task.minutes === undefined ? undefined : (60 * task.minutes) / fits
  let params = family.params.parse(family.grid[0])
  let validation = Number.NaN
  if (!once) {
    const folds = question.validation.map(
      (fold): ValidationFold<Interactions, Recommender> => ({
        data: fold.seen,
        cut_ms: fold.cut_ms,
        score: async (model) => (await score(fold, model)).metrics.ndcg10,
      }),
    )
    const tuned = new Map(Object.entries(task.tuned[question.name] ?? {}))
    const found = await tune(family, folds, { seed, signal, tuned, budget_s, progress: () => undefined, trained })
    params = found.params
    validation = found.score
  }
  const began = performance.now()
  const context: FitContext = {
    cut_ms: question.test.cut_ms,
    seed,
    signal,
    progress: () => undefined,
    budget_s,
    trained,
  }
  // A copy: what earlier fits have computed of the same data would hide what a fit takes.
  const model = await family.fit({ ...question.test.seen }, params, context)
  const train_s = (performance.now() - began) / 1000
  if (once) validation = (await score(question.validation[0], model)).metrics.ndcg10
  const { metrics, units }: Scored<PersonScores> = await score(question.test, model)
  return { question: question.name, params, validation, metrics, people: [...units.ndcg], train_s }
}

/** Where a network stands, after each epoch, for whoever watches. */
function trained({ epoch, loss, rows_s, validation }: Parameters<NonNullable<FitContext['trained']>>[0]): void {
  if (validation === undefined) return
  process.stderr.write(
    `  ${task.model}: epoch ${epoch}, loss ${loss.toFixed(4)}, held out ${validation.toFixed(4)}, ${rows_s.toFixed(0)} sequences/s\n`,
  )
}
