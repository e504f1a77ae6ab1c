import { expect, test } from 'vitest'
import { input } from '../nn/leaves.ts'
import { crossEntropy } from '../nn/ops/cross-entropy.ts'
import { linearCrossEntropy } from '../nn/ops/linear-cross-entropy.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { mean } from '../nn/ops/mean.ts'
import { reshape, rows } from '../nn/ops/reshape.ts'
import { adamW } from '../nn/optim/adamw.ts'
import { Parameters, type Scope } from '../nn/parameters.ts'
import { compile, type Feeds } from '../nn/program.ts'
import type { Tensor } from '../nn/tensor.ts'
import { Trainer } from '../nn/trainer.ts'
import type { BatchTypes } from '../nn/training-step.ts'
import { seededRandom } from '../stats/random.ts'
import { causalTransformer } from './causal-transformer.ts'
import { cnn } from './cnn.ts'
import { gruNetwork } from './gru-network.ts'
import { itemBias, itemTable } from './item-table.ts'
import { maskedTransformer } from './masked-transformer.ts'
import { mlp } from './mlp.ts'
import { temporalCnn } from './temporal-cnn.ts'

const [batch, length, items, width] = [8, 6, 12, 16]

/** A model with a small set that has no rule: only one that can learn by heart gets all of it right. */
interface Small {
  batch: BatchTypes
  feeds: Feeds
  /** Right answers, and the scores among which they are to be the highest. */
  targets: Int32Array
  scores(scope: Scope, inputs: Record<string, Tensor>): Tensor
  loss(scope: Scope, inputs: Record<string, Tensor>): Tensor
}

const random = seededRandom(4)
const draw = (n: number, below: number, from = 0) =>
  Int32Array.from({ length: n }, () => from + Math.floor(random() * (below - from)))
const flat = (ids: Tensor) => reshape(ids, { shape: [ids.shape.reduce((a, b) => a * b, 1)] })
const int = (...shape: number[]) => ({ shape, dtype: 'int32' as const })

/** Sequences whose next item follows from the two before: one that reads only the last cannot learn it. */
function sequences(states: (scope: Scope, ids: Tensor) => Tensor): Small {
  const walks = Array.from({ length: batch }, () => {
    const walk = [...draw(2, items, 1)]
    while (walk.length <= length) walk.push(((walk.at(-1)! * 5 + walk.at(-2)! * 3) % (items - 1)) + 1)
    return walk
  })
  const targets = Int32Array.from(walks.flatMap((walk) => walk.slice(1)))
  // The first step of a walk is chance: it is not asked for.
  const table = (scope: Scope) => itemTable(scope, { items, width })
  return {
    batch: { ids: int(batch, length), targets: int(batch, length) },
    feeds: { ids: Int32Array.from(walks.flatMap((walk) => walk.slice(0, length))), targets },
    targets,
    scores: (scope, { ids }) => matmul(rows(states(scope, ids)), table(scope), { transposeB: true }),
    loss: (scope, of) => mean(linearCrossEntropy(rows(states(scope, of.ids)), table(scope), flat(of.targets))),
  }
}

function pictures(logits: (scope: Scope, x: Tensor) => Tensor, shape: number[]): Small {
  const targets = draw(batch, 3)
  const x = Float32Array.from({ length: shape.reduce((a, b) => a * b, batch) }, () => random() - 0.5)
  return {
    batch: { x: { shape: [batch, ...shape] }, targets: int(batch) },
    feeds: { x, targets },
    targets,
    scores: (scope, of) => logits(scope, of.x),
    loss: (scope, of) => mean(crossEntropy(logits(scope, of.x), of.targets)),
  }
}

function masked(): Small {
  const ids = draw(batch * length, items - 1, 1)
  const at = draw(batch, length)
  const targets = Int32Array.from(at, (place, row) => ids[row * length + place])
  for (const [row, place] of at.entries()) ids[row * length + place] = items - 1
  const states = (scope: Scope, of: Record<string, Tensor>) =>
    maskedTransformer(scope, { ids: of.ids, at: of.at }, { items, width, heads: 2, dropout: 0 })
  const table = (scope: Scope) => itemTable(scope, { items, width })
  return {
    batch: { ids: int(batch, length), at: int(batch, 1), targets: int(batch, 1) },
    feeds: { ids, at, targets },
    targets,
    scores: (scope, of) => matmul(rows(states(scope, of)), table(scope), { transposeB: true }),
    loss: (scope, of) =>
      mean(linearCrossEntropy(rows(states(scope, of)), table(scope), flat(of.targets), itemBias(scope, { items }))),
  }
}

const models: Record<string, Small> = {
  mlp: pictures((scope, x) => mlp(scope, x, { hidden: [16], outputs: 3 }), [6]),
  cnn: pictures((scope, x) => cnn(scope, x, { classes: 3, channels: 4, inner: 16 }), [1, 8, 8]),
  'temporal-cnn': sequences((scope, ids) => temporalCnn(scope, ids, { items, width })),
  'gru-network': sequences((scope, ids) => gruNetwork(scope, ids, { items, width })),
  'causal-transformer': sequences((scope, ids) =>
    causalTransformer(scope, ids, { items, width, heads: 2, dropout: 0 }),
  ),
  'masked-transformer': masked(),
}

for (const [name, small] of Object.entries(models)) {
  test(`${name} learns a small set by heart`, async () => {
    const parameters = new Parameters({ seed: 2 })
    const trainer = await Trainer.create({
      parameters,
      batch: small.batch,
      loss: small.loss,
      optimiser: adamW({ learningRate: 0.01, weightDecay: 0 }),
      threads: 1,
    })
    for (let i = 0; i < 250; i++) await trainer.step(small.feeds)
    await trainer.dispose()
    const inputs = Object.fromEntries(
      Object.entries(small.batch).map(([key, { shape, dtype }]) => [key, input(key, shape, dtype)]),
    )
    const program = await compile({ scores: small.scores(parameters.serving(), inputs) }, { threads: 1 })
    const { scores } = await program.run(small.feeds)
    await program.dispose()
    const width = scores.length / small.targets.length
    const right = small.targets.reduce((sum, target, row) => {
      const own = scores.subarray(row * width, (row + 1) * width)
      return sum + Number(own.every((score, k) => k === target || score < own[target]))
    }, 0)
    // A walk's first step is chance, of which there is one in `length`.
    const certain = name in { 'temporal-cnn': 0, 'gru-network': 0, 'causal-transformer': 0 } ? (length - 1) / length : 1
    expect(right / small.targets.length).toBeGreaterThanOrEqual(certain)
  })
}
