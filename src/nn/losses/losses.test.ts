import { describe, expect, test } from 'vitest'
import { evaluate, evaluateGradients, expectClose } from '../../../test/nn/evaluate.ts'
import { gradients } from '../gradients.ts'
import { constant, input } from '../leaves.ts'
import { mul } from '../ops/mul.ts'
import { sum } from '../ops/sum.ts'
import { compile } from '../program.ts'
import { mix } from '../random.ts'
import { size, type Tensor } from '../tensor.ts'
import { bceWithLogits } from './bce-with-logits.ts'
import { contrastive } from './contrastive.ts'
import { discreteHazard, survivalCurve } from './discrete-hazard.ts'
import { gaussian } from './gaussian.ts'
import { inBatchSoftmax } from './in-batch-softmax.ts'
import { logRising } from './log-rising.ts'
import { meanSquaredError } from './mean-squared-error.ts'
import { negativeBinomial } from './negative-binomial.ts'
import { pinball } from './pinball.ts'
import { sampledSoftmax } from './sampled-softmax.ts'
import { studentT } from './student-t.ts'
import { weightedMean } from './weighted-mean.ts'
import { zeroInflatedLogNormal, zeroInflatedLogNormalMean } from './zero-inflated-log-normal.ts'

interface Input {
  shape: readonly number[]
  data: readonly number[]
  /** Ids; else real numbers. */
  ids?: boolean
  /** Never differentiated: targets. */
  given?: boolean
  /** Has a range of its own, which its extremes keep to. */
  bounded?: boolean
}
type Inputs = Record<string, Input>
type Plain = (of: Record<string, readonly number[]>) => number[]

interface LossCase {
  name: string
  inputs: Inputs
  build(of: Record<string, Tensor>): Tensor
  /** The same in plain arithmetic of 64 bits. */
  plain: Plain
  /** Sizes that are tried; 1e6, 1e20 and 3e38 unless told: products of two must stay finite. */
  extremes?: readonly number[]
}

const uniform = (seed: number, from: number, to: number) => from + ((mix(seed + 77) >>> 0) / 2 ** 32) * (to - from)
const reals = (shape: readonly number[], from = -2, to = 2, given = false): Input => ({
  shape,
  data: Array.from({ length: size(shape) }, (_, i) => Math.fround(uniform(31 * i + shape.length + from * 7, from, to))),
  given,
})
const given = (data: readonly number[], shape: readonly number[] = [data.length]): Input => ({
  shape,
  data,
  given: true,
})
const ids = (...data: number[]): Input => ({ shape: [data.length], data, ids: true })

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
const logSumExp = (x: readonly number[]) => {
  const most = Math.max(...x)
  return most + Math.log(x.reduce((total, each) => total + Math.exp(each - most), 0))
}
const row = (data: readonly number[], i: number, width: number) => data.slice(i * width, (i + 1) * width)
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((total, x, i) => total + x * b[i], 0)

/** log Γ by Stirling's series far out, where four terms are exact to float64. */
function logGamma(x: number): number {
  let [at, steps] = [x, 0]
  while (at < 30) steps += Math.log(at++)
  const r = 1 / at
  const series = r / 12 - r ** 3 / 360 + r ** 5 / 1260 - r ** 7 / 1680
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - steps
}

const cases: LossCase[] = [
  {
    name: 'bceWithLogits',
    inputs: {
      logits: reals([4, 3], -6, 6),
      targets: { ...given([0, 1, 0.3, 1, 0, 1, 0, 0, 1, 0.5, 1, 0], [4, 3]), bounded: true },
    },
    build: ({ logits, targets }) => bceWithLogits(logits, targets, { positiveWeight: 2.5 }),
    plain: ({ logits, targets }) =>
      logits.map((z, i) => 2.5 * targets[i] * softplus(-z) + (1 - targets[i]) * softplus(z)),
  },
  {
    name: 'meanSquaredError',
    inputs: { predictions: reals([3, 2, 2]), targets: reals([3, 2, 2], 0, 1, true) },
    build: ({ predictions, targets }) => meanSquaredError(predictions, targets),
    plain: ({ predictions, targets }) =>
      [0, 1, 2].map((i) => {
        const [p, t] = [row(predictions, i, 4), row(targets, i, 4)]
        return p.reduce((total, x, j) => total + (x - t[j]) ** 2 / 4, 0)
      }),
  },
  {
    name: 'meanSquaredError of single numbers',
    inputs: { predictions: reals([3]), targets: reals([3], 0, 1, true) },
    build: ({ predictions, targets }) => meanSquaredError(predictions, targets),
    plain: ({ predictions, targets }) => predictions.map((x, i) => (x - targets[i]) ** 2),
  },
  {
    name: 'pinball',
    inputs: { predictions: reals([4, 3]), targets: reals([4], -1, 1, true) },
    build: ({ predictions, targets }) => pinball(predictions, targets, { quantiles: [0.1, 0.5, 0.9] }),
    plain: ({ predictions, targets }) =>
      targets.map((y, i) => {
        const each = row(predictions, i, 3).map((q, j) =>
          Math.max([0.1, 0.5, 0.9][j] * (y - q), ([0.1, 0.5, 0.9][j] - 1) * (y - q)),
        )
        return dot(each, [1, 1, 1]) / 3
      }),
  },
  {
    name: 'studentT',
    inputs: {
      targets: given([0, 1.5, -40, 3, 1e4]),
      location: reals([5]),
      scale: reals([5], 0.3, 3),
      freedom: given([0.5, 2.1, 5, 40, 3], [5]),
    },
    build: ({ targets, ...of }) => studentT(targets, of as never),
    plain: ({ targets, location, scale, freedom }) =>
      targets.map((y, i) => {
        const [nu, z] = [freedom[i], (y - location[i]) / scale[i]]
        const tail = ((nu + 1) / 2) * Math.log1p(z ** 2 / nu)
        return tail + Math.log(scale[i]) + 0.5 * Math.log(Math.PI * nu) + logGamma(nu / 2) - logGamma((nu + 1) / 2)
      }),
  },
  {
    name: 'gaussian',
    inputs: { targets: given([0, 1.5, -40]), mean: reals([3]), scale: reals([3], 0.3, 3) },
    build: ({ targets, ...of }) => gaussian(targets, of as never),
    plain: ({ targets, mean, scale }) =>
      targets.map((y, i) => (y - mean[i]) ** 2 / (2 * scale[i] ** 2) + Math.log(scale[i] * Math.sqrt(2 * Math.PI))),
  },
  {
    name: 'negativeBinomial',
    inputs: {
      targets: given([0, 1, 3, 250, 20_000, 7, 41_000, 0]),
      mean: { shape: [8], data: [0.5, 2.25, 3, 200, 18_000, 0.125, 40_960, 70_000] },
      dispersion: { shape: [8], data: [0.5, 2, 0.0625, 0.125, 1, 8, 2 ** -7, 2 ** -10] },
    },
    build: ({ targets, ...of }) => negativeBinomial(targets, of as never),
    plain: ({ targets, mean, dispersion }) =>
      targets.map((y, i) => {
        const [mu, r] = [mean[i], 1 / dispersion[i]]
        const ways = logGamma(y + 1) + logGamma(r) - logGamma(r + y)
        return ways + r * Math.log1p(mu / r) + y * Math.log((r + mu) / mu)
      }),
  },
  {
    name: 'zeroInflatedLogNormal',
    inputs: { outputs: reals([4, 3]), targets: given([0, 1, 37.5, 0]) },
    build: ({ outputs, targets }) => zeroInflatedLogNormal(outputs, targets),
    plain: ({ outputs, targets }) =>
      targets.map((y, i) => {
        const [logit, mu, raw] = row(outputs, i, 3)
        if (y === 0) return softplus(logit)
        const deviation = softplus(raw)
        const value = Math.log(y * deviation * Math.sqrt(2 * Math.PI)) + (Math.log(y) - mu) ** 2 / (2 * deviation ** 2)
        return softplus(-logit) + value
      }),
  },
  {
    name: 'discreteHazard',
    inputs: { logits: reals([4, 3]), survived: ids(0, 2, 3, 1), happened: given([1, 1, 0, 0]) },
    build: ({ logits, survived, happened }) => discreteHazard(logits, survived, happened),
    plain: ({ logits, survived, happened }) =>
      survived.map((before, i) => {
        const z = row(logits, i, 3)
        const came = z.slice(0, before).reduce((total, x) => total + softplus(x), 0)
        return came + (happened[i] ? softplus(-z[before]) : 0)
      }),
  },
  ...[false, true].map(
    (symmetric): LossCase => ({
      name: `contrastive${symmetric ? ', symmetric' : ''}`,
      inputs: { first: reals([3, 4]), second: reals([3, 4], -1, 2) },
      build: ({ first, second }) => contrastive(first, second, { temperature: 0.2, symmetric }),
      plain({ first, second }) {
        const cosine = (i: number, j: number) => {
          const [a, b] = [row(first, i, 4), row(second, j, 4)]
          return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) / 0.2
        }
        return [0, 1, 2].map((i) => {
          const there = logSumExp([0, 1, 2].map((j) => cosine(i, j))) - cosine(i, i)
          const back = logSumExp([0, 1, 2].map((j) => cosine(j, i))) - cosine(i, i)
          return symmetric ? (there + back) / 2 : there
        })
      },
      extremes: [1e25],
    }),
  ),
  {
    name: 'inBatchSoftmax',
    inputs: { users: reals([4, 3]), items: reals([4, 3], -1, 2), logQ: reals([4], -6, -1, true), ids: ids(5, 7, 5, 9) },
    build: ({ users, items, logQ, ids: numbers }) =>
      inBatchSoftmax(users, items, { logQ, ids: numbers, temperature: 0.5 }),
    plain: ({ users, items, logQ, ids: numbers }) =>
      [0, 1, 2, 3].map((i) => {
        const logit = (j: number) => dot(row(users, i, 3), row(items, j, 3)) / 0.5 - logQ[j]
        const taken = [0, 1, 2, 3].filter((j) => j === i || numbers[j] !== numbers[i])
        return logSumExp(taken.map(logit)) - logit(i)
      }),
    extremes: [1e15],
  },
  ...[false, true].map(
    (hideHits): LossCase => ({
      name: `sampledSoftmax${hideHits ? ' without accidental hits' : ''}`,
      inputs: {
        hidden: reals([3, 4]),
        table: reals([6, 4], -1, 1),
        targets: ids(1, 2, 5),
        negatives: ids(4, 2, 0, 3),
        logQ: reals([6], -6, -1, true),
      },
      build: (of) => sampledSoftmax(of as never, { hideHits }),
      plain: ({ hidden, table, targets, negatives, logQ }) =>
        targets.map((target, i) => {
          const logit = (item: number) => dot(row(hidden, i, 4), row(table, item, 4)) - logQ[item]
          const others = negatives.filter((item) => !hideHits || item !== target)
          return logSumExp([target, ...others].map(logit)) - logit(target)
        }),
      extremes: [1e15],
    }),
  ),
  {
    name: 'weightedMean',
    inputs: { losses: reals([2, 3]), weights: { ...given([1, 0, 0.5, 2, 0, 1], [2, 3]), bounded: true } },
    build: ({ losses, weights }) => weightedMean(losses, weights),
    plain: ({ losses, weights }) => [dot(losses, weights) / 4.5],
  },
  {
    name: 'logRising',
    inputs: {
      x: { bounded: true, shape: [6], data: [0.0625, 0.5, 1, 3.25, 900, 5e6] },
      y: { bounded: true, shape: [6], data: [0.5, 0.5, 6, 40, 3, 12] },
    },
    build: ({ x, y }) => logRising(x, y),
    plain: ({ x, y }) => x.map((of, i) => logGamma(of + y[i]) - logGamma(of)),
  },
]

const feedsOf = (inputs: Inputs) =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, { data, ids: whole }]) => [
      name,
      whole ? Int32Array.from(data) : Float32Array.from(data),
    ]),
  )

function built({ inputs, build }: LossCase) {
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, { shape, ids: whole }]) => [
      name,
      input(name, shape, whole ? 'int32' : 'float32'),
    ]),
  )
  const losses = build(tensors)
  const weights = Array.from({ length: size(losses.shape) }, (_, i) => Math.fround(0.5 + uniform(i + 900, 0, 1)))
  const total = sum(mul(losses, constant(weights, losses.shape)), {})
  const wrt = Object.fromEntries(
    Object.entries(inputs).flatMap(([name, of]) => (of.ids || of.given ? [] : [[name, tensors[name]]])),
  )
  return { losses, weights, total, wrt }
}

/** Central differences in 64 bits. */
function slopes(
  plain: Plain,
  of: Record<string, readonly number[]>,
  name: string,
  weights: readonly number[],
): number[] {
  return of[name].map((x, k) => {
    const step = 1e-5 * Math.max(0.01, Math.abs(x))
    const at = (value: number) => dot(plain({ ...of, [name]: of[name].with(k, value) }), weights)
    return (at(x + step) - at(x - step)) / (2 * step)
  })
}

describe.each(cases)('$name', (one) => {
  test('gives the values and gradients of plain arithmetic', async () => {
    const { losses, weights, total, wrt } = built(one)
    const numbers = Object.fromEntries(Object.entries(one.inputs).map(([name, { data }]) => [name, data]))
    const { y } = await evaluate({ y: losses }, feedsOf(one.inputs))
    expectClose(y, one.plain(numbers))
    const found = await evaluateGradients(total, wrt, feedsOf(one.inputs))
    for (const name of Object.keys(wrt))
      expectClose(found.gradients[name], slopes(one.plain, numbers, name, weights), 2e-5)
  })

  test('is a number at any finite input', async () => {
    const { losses, total, wrt } = built(one)
    const slopesOf = gradients(total, Object.values(wrt))
    const program = await compile({ y: losses, ...Object.fromEntries(slopesOf.entries()) }, { threads: 1 })
    for (const extreme of one.extremes ?? [1e6, 1e20, 3e38]) {
      for (const name of Object.keys(one.inputs).filter((key) => !one.inputs[key].ids && !one.inputs[key].bounded)) {
        for (const value of [extreme, -extreme, 1e-30, 0, -1]) {
          const changed = { ...one.inputs[name], data: one.inputs[name].data.map((x, i) => (i % 2 ? value : x)) }
          const found = await program.run(feedsOf({ ...one.inputs, [name]: changed }))
          const numbers = Object.values(found).flatMap((data) => [...data])
          expect(numbers.some(Number.isNaN), `${name} = ${value}`).toBe(false)
        }
      }
    }
    await program.dispose()
  })
})

test('weightedMean of nothing is 0, and what is hidden has no effect', async () => {
  const [losses, weights] = [input('losses', [2]), input('weights', [2])]
  const mean = weightedMean(losses, weights)
  const at = async (values: number[], shown: number[]) =>
    evaluateGradients(mean, { losses }, { losses: Float32Array.from(values), weights: Float32Array.from(shown) })
  expect((await at([1, 2], [0, 0])).loss).toBe(0)
  const hidden = await at([3, Number.POSITIVE_INFINITY], [1, 0])
  expect(hidden).toEqual({ loss: 3, gradients: { losses: [1, 0] } })
})

test('survivalCurve is the product of the chances of coming through', async () => {
  const logits = reals([2, 3])
  const { y } = await evaluate({ y: survivalCurve(input('z', [2, 3])) }, { z: Float32Array.from(logits.data) })
  const through = logits.data.map((z) => 1 / (1 + Math.exp(z)))
  expectClose(
    y,
    through.map((_, i) => through.slice(i - (i % 3), i + 1).reduce((a, b) => a * b)),
  )
})

test('zeroInflatedLogNormalMean is the chance times the mean of the log-normal', async () => {
  const data = [0.5, 1, 0.2, -3, 0, 2]
  const { y } = await evaluate({ y: zeroInflatedLogNormalMean(input('x', [2, 3])) }, { x: Float32Array.from(data) })
  const of = (logit: number, mu: number, raw: number) => Math.exp(mu + softplus(raw) ** 2 / 2) / (1 + Math.exp(-logit))
  expectClose(y, [of(0.5, 1, 0.2), of(-3, 0, 2)])
})

test('negativeBinomial of hardly any dispersion is the Poisson loss', async () => {
  const [targets, mean] = [
    [0, 3, 41_000],
    [2.5, 3, 40_960],
  ]
  const dispersion = constant([1e-8, 1e-8, 1e-8])
  const loss = negativeBinomial(constant(targets), { mean: constant(mean), dispersion })
  const { y } = await evaluate({ y: loss })
  expectClose(
    y,
    targets.map((count, i) => mean[i] - count * Math.log(mean[i]) + logGamma(count + 1)),
    1e-4,
  )
})
