import { BellwetherError } from '../core/errors.ts'
import { shuffled } from '../nn/batches.ts'
import { fit } from '../nn/fit.ts'
import { adamW } from '../nn/optim/adamw.ts'
import { warmUp } from '../nn/optim/schedules.ts'
import type { Parameters } from '../nn/parameters.ts'
import { Trainer } from '../nn/trainer.ts'
import { rankingScores } from '../stats/ranking.ts'
import type { FitContext } from './family.ts'
import { type Held, newestOrders, nobodyRepeats, type Sequence, withoutLast } from './item-sequences.ts'
import { type Drawn, negativesOf } from './negatives.ts'
import type { NextItemParams } from './next-item.ts'
import { type ItemNetwork, lossOfHeld, meanLoss, meanSampledLoss } from './next-item-network.ts'
import { scorer } from './next-item-scorer.ts'
import { type SequenceBatches, sequenceBatches } from './sequence-batches.ts'

/** Epochs without a better validation after which training ends. */
const PATIENCE = 8
const WARM_UP_STEPS = 100
const WARM_UP_EPOCHS = 5
/** People at most whose last order is held out: enough to see when to stop, and little is lost to training. */
const HELD_OUT = 2_000

/**
 * Fills the parameters with the best that were found within the time: after each epoch they are judged by people's last
 * orders, held out; tells which those were.
 * @throws models.too_little_data where nobody has two orders.
 */
export async function train(
  parameters: Parameters,
  network: ItemNetwork,
  sequences: readonly Sequence[],
  params: NextItemParams,
  { seed, signal, budget_s = Number.POSITIVE_INFINITY, progress, trained }: FitContext,
): Promise<readonly HeldOrder[]> {
  const began = performance.now()
  const elapsed_s = () => (performance.now() - began) / 1000
  const { length, batch, epochs } = params
  const { seen, held, orders } = holdOut(sequences, seed)
  const examples = seen
    .map((sequence) => (params.past === 'newest' ? newestOrders(sequence, length) : sequence))
    .flatMap((sequence) => [...network.reading.examples(sequence, length)])
  const batches = sequenceBatches(examples, network.reading, { length, batch, items: network.items, seed })
  const drawn = params.loss === 'sampled' ? negativesOf(seen, network, { ...params, seed }) : undefined
  const trainer = await trainerOf(parameters, network, batches, params, { seed, drawn })
  const { judge, dispose } = await (params.watch === 'loss'
    ? lossOfHeld(parameters, network, held)
    : missOfHeld(parameters, network, held, seen))
  try {
    await fit({
      trainer,
      epochs,
      rows: batches.rows,
      *batches(epoch) {
        let step = 0
        for (const feeds of batches.of(epoch)) {
          // An epoch may take longer than there is time.
          if (step > 0 && elapsed_s() > budget_s) return
          yield drawn ? { ...feeds, negatives: drawn.of(epoch, step) } : feeds
          step++
        }
      },
      validate: judge,
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
  return orders
}

/** Compiles the training step for each length of batch. */
function trainerOf(
  parameters: Parameters,
  network: ItemNetwork,
  { types, steps }: SequenceBatches,
  { learning_rate, average }: NextItemParams,
  { seed, drawn }: { seed: number; drawn?: Drawn },
): Promise<Trainer> {
  const options = {
    parameters,
    optimiser: adamW({ learningRate: learning_rate }),
    schedule: warmUp(Math.min(WARM_UP_STEPS, WARM_UP_EPOCHS * steps)),
    clip: 1,
    seed,
    ...(average > 0 && { average }),
  }
  if (!drawn)
    return Trainer.create({ ...options, batch: types, loss: (scope, batch) => meanLoss(network, scope, batch) })
  return Trainer.create({
    ...options,
    batch: types.map((type) => ({ ...type, negatives: drawn.type })),
    loss: (scope, batch) => meanSampledLoss(network, scope, batch, drawn.logQ),
  })
}

/** A last order that is held out: of whom, and the place among the person's rows where it begins. */
export interface HeldOrder {
  person: number
  start: number
}

/** The last orders of some people, and what is left to learn from. */
function holdOut(
  sequences: readonly Sequence[],
  seed: number,
): { seen: Sequence[]; held: Held[]; orders: readonly HeldOrder[] } {
  const split = sequences.map(withoutLast)
  const able = [...shuffled(sequences.length, { seed, epoch: 0 })].filter((i) => split[i] !== null)
  if (able.length === 0) {
    throw new BellwetherError({
      code: 'models.too_little_data',
      expected: 'at least one person with two orders before the cut',
    })
  }
  const chosen = new Set(able.slice(0, Math.min(HELD_OUT, Math.ceil(able.length / 2))))
  const seen = sequences.map((sequence, i) => (chosen.has(i) && split[i]?.seen) || sequence)
  const held = [...chosen].map((i) => split[i]?.held as Held)
  const orders = Array.from(chosen, (person) => ({ person, start: seen[person].items.length }))
  return { seen, held, orders }
}

const K = 10
/** The score of an item that is no candidate. */
const NEVER = Number.NEGATIVE_INFINITY
/** People whose scores are held at once. */
const AT_ONCE = 256

/**
 * Judges the parameters as they are: 1 − the mean NDCG@10 of what people took in the orders held out, among all items;
 * where nobody takes an item twice, among those that a person has not taken.
 */
async function missOfHeld(
  parameters: Parameters,
  network: ItemNetwork,
  held: readonly Held[],
  seen: readonly Sequence[],
) {
  const once = nobodyRepeats(seen.map(({ items }) => items))
  const { many, dispose } = scorer(parameters, network)
  return {
    async judge(): Promise<number> {
      let sum = 0
      for (let from = 0; from < held.length; from += AT_ONCE) {
        const some = held.slice(from, from + AT_ONCE)
        const scores = await many(some.map(({ past }) => past))
        for (const [i, { past, targets }] of some.entries()) {
          const own = scores[i].subarray(0, network.items)
          own[0] = NEVER
          if (once) for (const item of past.items) own[item] = NEVER
          sum += rankingScores(own, [...new Set(targets)], K).ndcg
        }
      }
      return 1 - sum / held.length
    },
    dispose,
  }
}
