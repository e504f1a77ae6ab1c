import { expect, test } from 'vitest'
import { batchNormLayer } from './layers/batch-norm.ts'
import { dropout } from './layers/dropout.ts'
import { embedding } from './layers/embedding.ts'
import { linear } from './layers/linear.ts'
import { constant } from './leaves.ts'
import { meanSquaredError } from './losses/mean-squared-error.ts'
import { crossEntropy } from './ops/cross-entropy.ts'
import { div } from './ops/div.ts'
import { log } from './ops/log.ts'
import { matmul } from './ops/matmul.ts'
import { mean } from './ops/mean.ts'
import { mul } from './ops/mul.ts'
import { relu } from './ops/relu.ts'
import { reshape } from './ops/reshape.ts'
import { sub } from './ops/sub.ts'
import { sum } from './ops/sum.ts'
import { adamW } from './optim/adamw.ts'
import { sgd } from './optim/sgd.ts'
import { Parameters, type Scope } from './parameters.ts'
import type { Tensor } from './tensor.ts'
import { Trainer } from './trainer.ts'

const threads = 1
const numbers = (n: number, of: (i: number) => number) => Float32Array.from({ length: n }, (_, i) => of(i))
const x = numbers(12, (i) => Math.sin(i))
const y = numbers(4, (i) => Math.cos(3 * i))

/** Two layers with dropout between, on 4 rows of 3 numbers. */
const regression = (scope: Scope, batch: { x: Tensor; y: Tensor }) => {
  const inner = dropout(scope, relu(linear(scope.at('inner'), batch.x, { width: 8 })), { rate: 0.25 })
  return mean(meanSquaredError(linear(scope.at('out'), inner, { width: 1 }), batch.y))
}
const batch = { x: { shape: [4, 3] }, y: { shape: [4, 1] } }
const trainer = (options: { seed?: number; accumulate?: number; average?: number } = {}) =>
  Trainer.create({
    parameters: new Parameters({ seed: 3 }),
    batch,
    loss: regression,
    optimiser: adamW(),
    threads,
    ...options,
  })
const bits = ({ parameters }: Trainer) => [...parameters.byName.values()].flatMap(({ data }) => [...data])

test('a loss falls, and a step says its number, its rate and its gradient', async () => {
  const one = await trainer()
  const first = await one.step({ x, y })
  expect(first).toMatchObject({ step: 1, learning_rate: 1e-3 })
  expect(first.gradient_norm).toBeGreaterThan(0)
  let last = first
  for (let i = 0; i < 300; i++) last = await one.step({ x, y })
  expect(last.loss).toBeLessThan(first.loss / 2)
  await one.dispose()
})

test('equal seeds train to equal bits, another seed of dropout does not', async () => {
  const [a, b, c] = [await trainer(), await trainer(), await trainer({ seed: 9 })]
  for (const one of [a, b, c]) for (let i = 0; i < 5; i++) await one.step({ x, y })
  expect(bits(b)).toEqual(bits(a))
  expect(bits(c)).not.toEqual(bits(a))
})

test('halves accumulated give the gradient of the whole batch', async () => {
  const loss = (scope: Scope, of: { x: Tensor; y: Tensor }) =>
    mean(meanSquaredError(linear(scope, of.x, { width: 1 }), of.y))
  const make = (rows: number) =>
    Trainer.create({
      parameters: new Parameters(),
      batch: { x: { shape: [rows, 3] }, y: { shape: [rows, 1] } },
      loss,
      optimiser: sgd({ learningRate: 0.1 }),
      accumulate: 4 / rows,
      threads,
    })
  const [whole, halves] = [await make(4), await make(2)]
  await whole.step({ x, y })
  await halves.step({ x: x.slice(0, 6), y: y.slice(0, 2) }, { x: x.slice(6), y: y.slice(2) })
  for (const [i, bit] of bits(halves).entries()) expect(bit).toBeCloseTo(bits(whole)[i], 6)
})

test('an embedding changes only in the rows that a batch touched, as its whole gradient would change them', async () => {
  const make = (dense: boolean) =>
    Trainer.create({
      parameters: new Parameters(),
      batch: { ids: { shape: [5], dtype: 'int32' as const } },
      loss: (scope, { ids }) => {
        const rows = embedding(scope, ids, { rows: 6, width: 2 })
        const table = scope.parameter('table', [6, 2], () => {})
        // The second term is 0, but makes the gradient of the whole table come out.
        const all = dense ? mul(sum(matmul(table, constant([1, 1], [2, 1])), {}), 0.0000001) : 0
        return sub(mean(mul(rows, rows)), all)
      },
      optimiser: sgd({ learningRate: 0.5 }),
      threads,
    })
  const [sparse, dense] = [await make(false), await make(true)]
  const before = bits(sparse)
  for (const one of [sparse, dense]) await one.step({ ids: Int32Array.of(1, 4, 4, 1, 1) })
  const [after, whole] = [bits(sparse), bits(dense)]
  for (let row = 0; row < 6; row++) {
    const same = after[row * 2] === before[row * 2]
    expect(same).toBe(row !== 1 && row !== 4)
    expect(after[row * 2]).toBeCloseTo(whole[row * 2], 6)
  }
})

test('batches of several lengths train one model', async () => {
  const parameters = new Parameters()
  const lengths = [2, 5].map((length) => ({ ids: { shape: [3, length], dtype: 'int32' as const } }))
  const buckets = await Trainer.create({
    parameters,
    batch: lengths,
    loss: (scope, { ids }) => {
      const vectors = mean(embedding(scope, ids, { rows: 4, width: 4 }), { axes: [1] })
      return mean(
        crossEntropy(linear(scope.at('out'), vectors, { width: 2 }), reshape(sum(ids, { axes: [1] }), { shape: [3] })),
      )
    },
    optimiser: adamW({ learningRate: 0.1 }),
    threads,
  })
  const short = Int32Array.of(0, 0, 1, 0, 0, 1)
  const long = Int32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0)
  let last = Number.POSITIVE_INFINITY
  for (let i = 0; i < 60; i++) last = (await buckets.step({ ids: i % 2 ? short : long })).loss
  expect(last).toBeLessThan(0.2)
})

test('batches that could not be told apart are refused', async () => {
  const types = [
    [2, 6],
    [3, 4],
  ].map((shape) => ({ x: { shape } }))
  const made = Trainer.create({
    parameters: new Parameters(),
    batch: types,
    loss: (_, of) => mean(of.x),
    optimiser: sgd(),
  })
  await expect(made).rejects.toMatchObject({ code: 'nn.shape', field: 'batch', got: 'two with x 12' })
})

test('the moving average lags behind the parameters and can be put in their place', async () => {
  const one = await trainer({ average: 0.9 })
  const start = bits(one)
  for (let i = 0; i < 3; i++) await one.step({ x, y })
  const now = bits(one)
  one.average!.swap(one.parameters)
  const averaged = bits(one)
  for (let i = 0; i < now.length; i++) {
    expect(Math.abs(averaged[i] - start[i])).toBeLessThanOrEqual(Math.abs(now[i] - start[i]) + 1e-7)
  }
  one.average!.swap(one.parameters)
  expect(bits(one)).toEqual(now)
})

test('statistics of a batch norm move with training', async () => {
  const one = await Trainer.create({
    parameters: new Parameters(),
    batch: { x: { shape: [4, 3] } },
    loss: (scope, of) => mean(batchNormLayer(scope.at('norm'), of.x)),
    optimiser: sgd(),
    threads,
  })
  const running = [...one.parameters.byName.values()].find(({ name }) => name.endsWith('mean'))!
  expect([...running.data]).toEqual([0, 0, 0])
  await one.step({ x })
  expect(running.data[0]).toBeCloseTo((0.1 * (x[0] + x[3] + x[6] + x[9])) / 4, 5)
})

test('a shape that does not fit names the operation, both shapes and the line of the model', () => {
  const model = () => linear(new Parameters().training(), constant([1, 2, 3], [3, 1, 1, 1]), { width: 2 })
  expect(() => matmul(constant([1, 2], [1, 2]), constant([1, 2, 3], [3, 1]))).toThrow(
    /nn\.shape.*matmul.*\[1, 2\] and \[3, 1\].*trainer\.test\.ts:\d+/s,
  )
  expect(model).not.toThrow()
})

test('a loss that is no number stops with the step, the operation where it began and its line', async () => {
  const one = await Trainer.create({
    parameters: new Parameters(),
    batch,
    loss: (scope, of) => mean(log(sub(linear(scope, of.x, { width: 1 }), 100))),
    optimiser: sgd(),
    threads,
  })
  const before = bits(one)
  await expect(one.step({ x, y })).rejects.toMatchObject({
    code: 'nn.diverged',
    field: 'step 1',
    hint: expect.stringMatching(/began in log, built at .*trainer\.test\.ts:\d+/),
  })
  expect(bits(one)).toEqual(before)
})

test('a batch that is no number is named as where it came in', async () => {
  const one = await trainer()
  await expect(one.step({ x: x.map((v, i) => (i === 2 ? Number.NaN : v)), y })).rejects.toMatchObject({
    code: 'nn.diverged',
    hint: expect.stringContaining('came in with the input x'),
  })
})

test('a loss that runs away stops with what to try', async () => {
  const one = await Trainer.create({
    parameters: new Parameters(),
    batch,
    loss: (scope, of) => mean(meanSquaredError(linear(scope, of.x, { width: 1 }), div(of.y, 0.1))),
    optimiser: sgd({ learningRate: 3 }),
    threads,
  })
  const run = async () => {
    for (let i = 0; i < 500; i++) await one.step({ x, y })
  }
  await expect(run()).rejects.toMatchObject({
    code: 'nn.diverged',
    hint: expect.stringContaining('lower learning rate'),
  })
})

test('a training that needs more memory than there is is refused before it begins', async () => {
  const rows = 2 ** 24
  const huge = Trainer.create({
    parameters: new Parameters(),
    batch: { x: { shape: [rows, 3] } },
    loss: (scope, of) => mean(linear(scope, of.x, { width: 4096 })),
    optimiser: adamW(),
  })
  await expect(huge).rejects.toMatchObject({
    code: 'nn.memory',
    hint: expect.stringMatching(/affine \[16777216, 4096\].*trainer\.test\.ts/),
  })
})

test('a batch of another size says what was wanted', async () => {
  const one = await trainer()
  await expect(one.step({ x: x.slice(1), y })).rejects.toMatchObject({
    code: 'nn.feed',
    field: 'x',
    expected: 'Float32Array of 12 elements, [4, 3]',
  })
})
