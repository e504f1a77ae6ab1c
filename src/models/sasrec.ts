import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { shuffled } from '../nn/batches.ts'
import { fit } from '../nn/fit.ts'
import { adamW } from '../nn/optim/adamw.ts'
import { warmUp } from '../nn/optim/schedules.ts'
import { Parameters } from '../nn/parameters.ts'
import { Trainer } from '../nn/trainer.ts'
import type { Family, FitContext, SavedModel } from './family.ts'
import { type Example, examplesOf, type Sequence, sequenceBatches, sequencesOf, withoutLast } from './item-sequences.ts'
import type { Interactions, Recommender } from './recommender.ts'
import { meanLoss, type SasrecOptions, scorer, validation } from './sasrec-network.ts'
import { strongestReason } from './strongest-reason.ts'

const Params = z.strictObject({
  width: z.int().min(4).max(512).default(64),
  blocks: z.int().min(1).max(12).default(2),
  /** Items of the past that are read, the newest. */
  length: z.int().min(4).max(500).default(50),
  dropout: z.number().min(0).max(0.9).default(0.2),
  learning_rate: z.number().min(1e-5).max(0.1).default(2e-3),
  /** Passes over the data at most; training ends before where validation gets no better. */
  epochs: z.int().min(1).max(1_000).default(200),
})
type Params = z.infer<typeof Params>

/** Epochs without a better validation after which training ends. */
const PATIENCE = 8
const WARM_UP_STEPS = 100
const WARM_UP_EPOCHS = 5
/** People at most whose last order is held out: enough to see when to stop, and little is lost to training. */
const HELD_OUT = 2_000

/**
 * A transformer over the order of what each person took: SASRec (Kang & McAuley 2018, arXiv:1808.09781), trained with
 * the softmax over all items, which does better than their one sampled negative (Klenitskiy & Vasilev 2023,
 * arXiv:2309.07602). What comes next is all of the next order. Stops by the loss of people's last orders, held out. The same seed on the same data gives the same
 * model, unless time cuts it off.
 */
export const sasrec: Family<Interactions, Recommender> = {
  name: 'sasrec',
  about: 'A transformer over the order of what each person took (SASRec, Kang & McAuley 2018).',
  params: Params,
  grid: [{}],
  needs_time: true,
  async fit(data, given, context) {
    const params = Params.parse(given)
    // In the order of their names: a model does not depend on how a dataset numbers its items.
    const items = data.items.toSorted()
    const rows = new Map(items.map((name, i) => [name, i + 1]))
    const rowOf = Int32Array.from(data.items, (name) => rows.get(name) as number)
    const parameters = new Parameters({ seed: context.seed })
    await train(parameters, sequencesOf(data, rowOf), optionsOf(params, items), params, context)
    return make(items, parameters, params)
  },
  load({ meta, params, tensors }) {
    const items = meta.items as string[]
    const parameters = new Parameters()
    const model = make(items, parameters, Params.parse(params))
    for (const { name, data } of parameters.byName.values()) data.set(tensors[name].data)
    return model
  },
}

const optionsOf = ({ width, blocks, length, dropout }: Params, items: readonly string[]): SasrecOptions => ({
  items: items.length + 1,
  width,
  blocks,
  length,
  dropout,
})

/** Fills the parameters with the best that were found within the time. */
async function train(
  parameters: Parameters,
  sequences: readonly Sequence[],
  options: SasrecOptions,
  { length, learning_rate, epochs }: Params,
  { seed, signal, budget_s = Number.POSITIVE_INFINITY, progress, trained }: FitContext,
): Promise<void> {
  const { seen, held } = holdOut(sequences, length, seed)
  const began = performance.now()
  const elapsed_s = () => (performance.now() - began) / 1000
  const batches = sequenceBatches(
    seen.flatMap((sequence) => examplesOf(sequence, length)),
    { length, seed },
  )
  const trainer = await Trainer.create({
    parameters,
    batch: batches.types,
    loss: (scope, batch) => meanLoss(scope, batch, options),
    optimiser: adamW({ learningRate: learning_rate }),
    schedule: warmUp(Math.min(WARM_UP_STEPS, WARM_UP_EPOCHS * batches.steps)),
    clip: 1,
    seed,
  })
  const { validate, dispose } = await validation(parameters, held, options)
  try {
    await fit({
      trainer,
      epochs,
      rows: batches.rows,
      *batches(epoch) {
        let any = false
        for (const batch of batches.of(epoch)) {
          // An epoch may take longer than there is time.
          if (any && elapsed_s() > budget_s) return
          any = true
          yield batch
        }
      },
      validate,
      patience: PATIENCE,
      budget_s: Math.max(0, budget_s - elapsed_s()),
      signal,
      onProgress(at) {
        progress(Math.max(at.epoch / epochs, elapsed_s() / budget_s))
        trained?.(at)
      },
    })
  } finally {
    await Promise.all([trainer.dispose(), dispose()])
  }
}

/** The last orders of some people, and what is left to learn from. */
function holdOut(sequences: readonly Sequence[], length: number, seed: number) {
  const split = sequences.map((sequence) => withoutLast(sequence, length))
  const able = [...shuffled(sequences.length, { seed, epoch: 0 })].filter((i) => split[i] !== null)
  if (able.length === 0) {
    throw new BellwetherError({
      code: 'models.too_little_data',
      expected: 'at least one person with two orders before the cut',
    })
  }
  const chosen = new Set(able.slice(0, Math.min(HELD_OUT, Math.ceil(able.length / 2))))
  const seen = sequences.map((sequence, i) => (chosen.has(i) && split[i]?.seen) || sequence)
  const held = [...chosen].map((i) => split[i]?.held as Example)
  return { seen, held }
}

function make(items: readonly string[], parameters: Parameters, params: Params): Recommender {
  const scoresAfter = scorer(parameters, optionsOf(params, items))
  // Rows of the table count from 1; what it says of 0, no item, is nobody's score.
  const score = async (item: Int32Array) => (await scoresAfter(item.map((i) => i + 1))).subarray(1)
  return {
    items,
    score: ({ item }) => score(item),
    reason: ({ item: past }, _now_ms, item) => strongestReason(items, past, item, score),
    save: (): SavedModel => ({
      family: 'sasrec',
      params,
      meta: { items: [...items] },
      tensors: Object.fromEntries(
        [...parameters.byName.values()].map(({ name, shape, data }) => [name, { shape: [...shape], data }]),
      ),
    }),
  }
}
