import { constant, input } from '../nn/leaves.ts'
import { weightedMean } from '../nn/losses/weighted-mean.ts'
import { add } from '../nn/ops/add.ts'
import { equal } from '../nn/ops/equal.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { linearCrossEntropy } from '../nn/ops/linear-cross-entropy.ts'
import { logSumExp } from '../nn/ops/log-sum-exp.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { mul } from '../nn/ops/mul.ts'
import { reshape, rows } from '../nn/ops/reshape.ts'
import { softplus } from '../nn/ops/softplus.ts'
import { sub } from '../nn/ops/sub.ts'
import { sum } from '../nn/ops/sum.ts'
import { where } from '../nn/ops/where.ts'
import type { Parameters, Scope } from '../nn/parameters.ts'
import { compile, type Feeds, type Program } from '../nn/program.ts'
import type { Tensor } from '../nn/tensor.ts'
import type { Example, Held, Past, Reading } from './item-sequences.ts'
import { itemBias } from './item-table.ts'
import { batchOf, boundsOf, feedsOf, type SequenceBatch } from './sequence-batches.ts'

/** Ids int32 [batch, length], 0 where there is no item, and seconds before the newest of each row, [batch, length]. */
export type SequenceInputs = Record<'ids' | 'age_s', Tensor>

/** A network that reads sequences of items, and how its states are made to scores of items. */
export interface ItemNetwork {
  /** Ids and ages → states [batch, length, width]. */
  encode(scope: Scope, inputs: SequenceInputs): Tensor
  /** What is done to a state before it is scored against the table, [n, width] → [n, width]; nothing where absent. */
  head?(scope: Scope, states: Tensor): Tensor
  /** Whether each item has a bias of its own. */
  bias?: boolean
  /** Vectors of all rows of the table, which states are scored against: [table, width]. */
  table(scope: Scope): Tensor
  reading: Reading
  /** Items, with the row of no item. */
  items: number
  width: number
  length: number
}

/** Size of the table: items, no item, and what marks the reading has. */
export const tableOptions = ({ items, width, reading }: ItemNetwork) => ({ items: items + reading.marks, width })

/** States at places counted over all rows: [places, width]. */
export function statesAt(network: ItemNetwork, scope: Scope, inputs: SequenceInputs, at: Tensor): Tensor {
  const states = gatherRows(rows(network.encode(scope, inputs)), at)
  return network.head ? network.head(scope, states) : states
}

type BatchTensors = SequenceInputs & Record<'at' | 'targets' | 'weights', Tensor>

/** Mean loss of a batch over what is to be named: that of the softmax over all items. */
export function meanLoss(network: ItemNetwork, scope: Scope, batch: BatchTensors): Tensor {
  const states = statesAt(network, scope, batch, batch.at)
  const bias = network.bias ? itemBias(scope, tableOptions(network)) : undefined
  const table = network.table(scope)
  return weightedMean(linearCrossEntropy(states, table, batch.targets, bias), batch.weights)
}

/** A logit that takes no part: finite, so that nothing becomes NaN. */
const HIDDEN = -1e30

/**
 * Mean loss of a batch by a softmax over the target and items drawn for all of its places with the probabilities whose
 * logarithms are given. Each item drawn stands for 1 ÷ (count · q) of its kind and the target for itself, so that what is
 * summed is in expectation what the softmax over all items sums (Bengio & Senécal 2008); to correct the target by its own
 * q as well would hold rare items back (Khrylchenko et al. 2025, arXiv:2507.09331).
 */
export function meanSampledLoss(
  network: ItemNetwork,
  scope: Scope,
  { negatives, targets, weights, ...batch }: BatchTensors & { negatives: Tensor },
  logQ: Float32Array,
): Tensor {
  const hidden = statesAt(network, scope, batch, batch.at)
  const table = network.table(scope)
  const own = sum(mul(hidden, gatherRows(table, targets)), { axes: [1] })
  const share = add(gatherRows(constant(logQ), negatives), Math.log(negatives.shape[0]))
  const logits = sub(matmul(hidden, gatherRows(table, negatives), { transposeB: true }), share)
  // The target drawn as well would count twice.
  const hits = equal(reshape(targets, { shape: [-1, 1] }), negatives)
  const others = logSumExp(where(hits, HIDDEN, logits), { axes: [1] })
  return weightedMean(softplus(sub(others, own)), weights)
}

/**
 * Places that are read at once when pasts are judged or scored: so that what is made of them stays in the cache. Of 200
 * places each, 16 at a time took 0.4 to 0.95 of the processor time of 64, by network, on two cores.
 */
const PLACES = 3_200
const MOST_ROWS = 256
/** Numbers that a batch of scores holds at most, so that very many items are scored for fewer people at a time. */
const MOST_SCORES = 2 ** 24

/** Judges the parameters as they are: mean loss of what people took in the orders held out. */
export async function lossOfHeld(parameters: Parameters, network: ItemNetwork, held: readonly Held[]) {
  const programs = new Map<number, Program<'loss'>>()
  const batches: { program: Program<'loss'>; count: number; feeds: Feeds }[] = []
  const pasts = held.map(({ past }) => past)
  const named = Math.max(...held.map(({ targets }) => targets.length))
  for (const { rows, length, most } of alike(network, pasts)) {
    const batch = batchOf(most, length, most * named)
    const program =
      programs.get(length) ?? (await compile({ loss: meanLoss(network, parameters.serving(), inputsOf(batch)) }))
    programs.set(length, program)
    const examples = rows.map((row) => heldExample(network, held[row]))
    const count = examples.reduce((sum, { targets }) => sum + targets.length, 0)
    batches.push({ program, count, feeds: feedsOf(examples, batch) })
  }
  return {
    async judge(): Promise<number> {
      let [sum, all] = [0, 0]
      for (const { program, count, feeds } of batches) {
        sum += count * (await program.run(feeds)).loss[0]
        all += count
      }
      return sum / all
    },
    dispose: async () => {
      for (const program of programs.values()) await program.dispose()
    },
  }
}

/** What is asked of a past, all of whose answers are named at its last place. */
function heldExample(network: ItemNetwork, { past, targets }: Held): Example {
  const { read, age_s } = asked(network, past)
  return { read, age_s, at: new Int32Array(targets.length).fill(read.length - 1), targets }
}

const inputsOf = (batch: SequenceBatch): BatchTensors => ({
  ids: input('ids', batch.ids.shape, 'int32'),
  age_s: input('age_s', batch.age_s.shape),
  at: input('at', batch.at.shape, 'int32'),
  targets: input('targets', batch.targets.shape, 'int32'),
  weights: input('weights', batch.weights.shape),
})

/** What is read of a past, to be asked what comes next. */
export const asked = ({ reading, length, items }: ItemNetwork, past: Past) => reading.asked(past, { length, items })

/** Pasts of like length together, as many at a time as a batch of that length has rows. */
export function alike(
  network: ItemNetwork,
  pasts: readonly Past[],
): { rows: number[]; length: number; most: number }[] {
  const bounds = boundsOf(network.length)
  const lengthOf = (past: Past) => {
    const { read } = asked(network, past)
    return bounds.find((bound) => read.length <= bound) as number
  }
  const byLength = Map.groupBy(pasts.keys(), (row) => lengthOf(pasts[row]))
  return [...byLength].flatMap(([length, rows]) => {
    const most = Math.max(
      1,
      Math.floor(Math.min(MOST_ROWS, PLACES / length, MOST_SCORES / tableOptions(network).items)),
    )
    return Array.from({ length: Math.ceil(rows.length / most) }, (_, i) => ({
      rows: rows.slice(i * most, (i + 1) * most),
      length,
      most,
    }))
  })
}
