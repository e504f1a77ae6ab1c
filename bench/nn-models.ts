import { causalTransformer } from '../src/models/causal-transformer.ts'
import { cnn } from '../src/models/cnn.ts'
import { gruNetwork } from '../src/models/gru-network.ts'
import { itemBias, itemTable } from '../src/models/item-table.ts'
import { maskedTransformer } from '../src/models/masked-transformer.ts'
import { temporalCnn } from '../src/models/temporal-cnn.ts'
import { constant } from '../src/nn/leaves.ts'
import { sampledSoftmax } from '../src/nn/losses/sampled-softmax.ts'
import { crossEntropy } from '../src/nn/ops/cross-entropy.ts'
import { linearCrossEntropy } from '../src/nn/ops/linear-cross-entropy.ts'
import { mean } from '../src/nn/ops/mean.ts'
import { reshape, rows } from '../src/nn/ops/reshape.ts'
import type { Scope } from '../src/nn/parameters.ts'
import type { Feeds } from '../src/nn/program.ts'
import { size, type Tensor } from '../src/nn/tensor.ts'
import type { BatchTypes, LossFunction } from '../src/nn/training-step.ts'
import { type Random, seededRandom } from '../src/stats/random.ts'

/** One model of the comparison: the same batches, loss and options as its PyTorch twin (`peers/pytorch/models.py`). */
export interface BenchModel {
  batch: BatchTypes
  /** What PyTorch must be told. */
  options: { heads?: number; dilations?: number[] }
  /** Dropout while it is timed; 0 while curves are compared number by number. */
  dropout: number
  loss(dropout: number): LossFunction<BatchTypes>
  /** A batch of made-up data with a pattern that can be learnt. */
  draw(random: Random): Feeds
  /** Floating-point operations of the matrix products of a step, forward and backward. */
  flops: number
  /** Whether PyTorch has a loss in chunks for it. */
  chunked?: boolean
  /** Arrays that both sides hold from the beginning. */
  constants?: Record<string, Float32Array>
}

const [BATCH, LENGTH, D, ITEMS] = [256, 50, 64, 12_001]
const PLACES = 10
const NEGATIVES = 1024
const ROWS = BATCH * LENGTH

/** Ids by Zipf's law, each sequence a walk that mostly goes on to a neighbour: some of it can be learnt. */
function sequence(random: Random, length: number): number[] {
  let item = 0
  return Array.from({ length }, (_, i) => {
    item = i > 0 && random() < 0.7 ? (item % (ITEMS - 1)) + 1 : 1 + (Math.floor((ITEMS - 1) ** random()) % (ITEMS - 1))
    return item
  })
}

function nextItems(random: Random): { ids: Int32Array; targets: Int32Array } {
  const [ids, targets] = [new Int32Array(ROWS), new Int32Array(ROWS)]
  for (let b = 0; b < BATCH; b++) {
    const items = sequence(random, LENGTH + 1)
    ids.set(items.slice(0, LENGTH), b * LENGTH)
    targets.set(items.slice(1), b * LENGTH)
  }
  return { ids, targets }
}

/** Every third of a sequence's places hidden, ten of them to be told. */
function masked(random: Random): Feeds {
  const { ids } = nextItems(random)
  const [at, targets] = [new Int32Array(BATCH * PLACES), new Int32Array(BATCH * PLACES)]
  for (let b = 0; b < BATCH; b++) {
    for (let k = 0; k < PLACES; k++) {
      const place = k * 5 + Math.floor(random() * 5)
      at[b * PLACES + k] = place
      targets[b * PLACES + k] = ids[b * LENGTH + place]
      ids[b * LENGTH + place] = ITEMS - 1
    }
  }
  return { ids, at, targets }
}

function pictures(random: Random): Feeds {
  const labels = Int32Array.from({ length: 128 }, () => Math.floor(random() * 10))
  const images = Float32Array.from({ length: 128 * 784 }, (_, i) => {
    const [picture, pixel] = [Math.floor(i / 784), i % 784]
    return random() * 0.5 + (Math.floor(pixel / 78) === labels[picture] ? 0.5 : 0)
  })
  return { images, labels }
}

const sequences: BatchTypes = {
  ids: { shape: [BATCH, LENGTH], dtype: 'int32' },
  targets: { shape: [BATCH, LENGTH], dtype: 'int32' },
}
const flat = (ids: Tensor): Tensor => reshape(ids, { shape: [size(ids.shape)] })
const logQ = new Float32Array(ITEMS).fill(-Math.log(ITEMS))

/** Sampled softmax of every state, with shared negatives. */
function sampled(scope: Scope, states: Tensor, { targets, negatives }: Record<string, Tensor>): Tensor {
  const table = itemTable(scope, { items: ITEMS, width: D })
  return mean(sampledSoftmax({ hidden: rows(states), table, targets: flat(targets), negatives, logQ: constant(logQ) }))
}

const withNegatives = (random: Random): Feeds => ({
  ...nextItems(random),
  negatives: Int32Array.from({ length: NEGATIVES }, () => 1 + Math.floor(random() * (ITEMS - 1))),
})

/** Products of transformer blocks: four of width², the inner layer's two, and attention's two. */
const blocks = (inner: number): number => 3 * 2 * 2 * ROWS * (4 * D * D + 2 * D * inner + 2 * LENGTH * D)

export const benchModels: Record<string, BenchModel> = {
  'causal-transformer': {
    batch: sequences,
    options: { heads: 2 },
    chunked: true,
    dropout: 0.2,
    loss:
      (dropout) =>
      (scope, { ids, targets }) => {
        const states = causalTransformer(scope, ids, { items: ITEMS, width: D, heads: 2, dropout })
        const table = itemTable(scope, { items: ITEMS, width: D })
        return mean(linearCrossEntropy(rows(states), table, flat(targets)))
      },
    draw: nextItems,
    flops: 3 * 2 * ROWS * ITEMS * D + blocks(D),
  },
  'masked-transformer': {
    batch: {
      ids: sequences.ids,
      at: { shape: [BATCH, PLACES], dtype: 'int32' },
      targets: { shape: [BATCH, PLACES], dtype: 'int32' },
    },
    options: { heads: 2 },
    chunked: true,
    dropout: 0.2,
    loss:
      (dropout) =>
      (scope, { ids, at, targets }) => {
        const states = maskedTransformer(scope, { ids, at }, { items: ITEMS, width: D, heads: 2, dropout })
        const table = itemTable(scope, { items: ITEMS, width: D })
        return mean(linearCrossEntropy(rows(states), table, flat(targets), itemBias(scope, { items: ITEMS })))
      },
    draw: masked,
    flops: 3 * 2 * BATCH * PLACES * (ITEMS * D + D * D) + blocks(4 * D),
  },
  gru: {
    batch: { ...sequences, negatives: { shape: [NEGATIVES], dtype: 'int32' } },
    options: {},
    dropout: 0,
    loss: (dropout) => (scope, batch) =>
      sampled(scope, gruNetwork(scope, batch.ids, { items: ITEMS, width: D, hidden: 2 * D, dropout }), batch),
    draw: withNegatives,
    flops: 3 * 2 * ROWS * (D * 6 * D + 2 * D * 6 * D + 2 * D * D + NEGATIVES * D),
    constants: { log_q: logQ },
  },
  cnn: {
    batch: { ...sequences, negatives: { shape: [NEGATIVES], dtype: 'int32' } },
    options: { dilations: [1, 2, 4, 8, 1, 2, 4, 8] },
    dropout: 0,
    loss: () => (scope, batch) =>
      sampled(
        scope,
        temporalCnn(scope, batch.ids, {
          items: ITEMS,
          width: D,
          dilations: [
            [1, 2],
            [4, 8],
            [1, 2],
            [4, 8],
          ],
        }),
        batch,
      ),
    draw: withNegatives,
    flops: 3 * 2 * ROWS * (8 * 3 * D * D + NEGATIVES * D),
    constants: { log_q: logQ },
  },
  digits: {
    batch: { images: { shape: [128, 1, 28, 28] }, labels: { shape: [128], dtype: 'int32' } },
    options: {},
    dropout: 0,
    loss:
      () =>
      (scope, { images, labels }) =>
        mean(crossEntropy(cnn(scope, images, { classes: 10 }), labels)),
    draw: pictures,
    // The first layer has no gradient of its input.
    flops: 2 * 2 * 128 * 676 * 32 * 9 + 3 * 2 * 128 * (5408 * 128 + 128 * 10),
  },
}

/** Batches of a model: the same for the same seed. */
export function drawBatches(model: BenchModel, count: number): Feeds[] {
  const random = seededRandom(7)
  return Array.from({ length: count }, () => model.draw(random))
}
