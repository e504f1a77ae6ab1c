import { constant, input } from '../nn/leaves.ts'
import { sampledSoftmax } from '../nn/losses/sampled-softmax.ts'
import { weightedMean } from '../nn/losses/weighted-mean.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { linearCrossEntropy } from '../nn/ops/linear-cross-entropy.ts'
import { rows } from '../nn/ops/reshape.ts'
import type { Parameters, Scope } from '../nn/parameters.ts'
import { compile } from '../nn/program.ts'
import type { Tensor } from '../nn/tensor.ts'
import { ASKED, type Held, type Past, type Reading } from './item-sequences.ts'
import { itemBias, itemTable } from './item-table.ts'
import { batchOf, feedsOf, type SequenceBatch } from './sequence-batches.ts'

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
  const table = itemTable(scope, tableOptions(network))
  return weightedMean(linearCrossEntropy(states, table, batch.targets, bias), batch.weights)
}

/** Mean loss of a batch by a softmax over the target and items drawn with the probabilities whose logarithms are given. */
export function meanSampledLoss(
  network: ItemNetwork,
  scope: Scope,
  { negatives, ...batch }: BatchTensors & { negatives: Tensor },
  logQ: Float32Array,
): Tensor {
  const hidden = statesAt(network, scope, batch, batch.at)
  const table = itemTable(scope, tableOptions(network))
  const losses = sampledSoftmax({ hidden, table, targets: batch.targets, negatives, logQ: constant(logQ) })
  return weightedMean(losses, batch.weights)
}

/** Sequences judged or scored at once. */
export const ROWS = 64

/** Judges the parameters as they are: mean loss of what people took in the orders held out. */
export async function lossOfHeld(parameters: Parameters, network: ItemNetwork, held: readonly Held[]) {
  const batch = batchOf(ROWS, network.length, ROWS * ASKED)
  const inputs = inputsOf(batch)
  const program = await compile({ loss: meanLoss(network, parameters.serving(), inputs) })
  const batches = Array.from({ length: Math.ceil(held.length / ROWS) }, (_, i) => {
    const of = held.slice(i * ROWS, (i + 1) * ROWS).map(({ past, targets }) => ({ ...asked(network, past), targets }))
    const examples = of.map(({ read, ...rest }) => ({
      read,
      ...rest,
      at: new Int32Array(rest.targets.length).fill(read.length - 1),
    }))
    return {
      asked: examples.reduce((sum, { targets }) => sum + targets.length, 0),
      feeds: feedsOf(examples, batch),
    }
  })
  return {
    async judge(): Promise<number> {
      let [sum, all] = [0, 0]
      for (const { asked, feeds } of batches) {
        sum += asked * (await program.run(feeds)).loss[0]
        all += asked
      }
      return sum / all
    },
    dispose: () => program.dispose(),
  }
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
