import { describe, expect, test } from 'vitest'
import { evaluate, expectClose } from '../../../test/nn/evaluate.ts'
import { checkGolden, type GoldenCase, type GoldenOptions, goldenCases } from '../../../test/nn/golden.ts'
import { constant, input } from '../leaves.ts'
import { avgPool } from '../ops/avg-pool.ts'
import { elu } from '../ops/elu.ts'
import { gatherRows } from '../ops/gather-rows.ts'
import { gelu } from '../ops/gelu.ts'
import { leakyRelu } from '../ops/leaky-relu.ts'
import { logSigmoid } from '../ops/log-sigmoid.ts'
import { logSoftmax } from '../ops/log-softmax.ts'
import { matmul } from '../ops/matmul.ts'
import { maxPool } from '../ops/max-pool.ts'
import { mul } from '../ops/mul.ts'
import { reshape } from '../ops/reshape.ts'
import { silu } from '../ops/silu.ts'
import { slice } from '../ops/slice.ts'
import { softmax } from '../ops/softmax.ts'
import { softplus } from '../ops/softplus.ts'
import { tanh } from '../ops/tanh.ts'
import { transpose } from '../ops/transpose.ts'
import { Parameters, type Scope } from '../parameters.ts'
import { fillNormal } from '../random.ts'
import type { Tensor } from '../tensor.ts'
import { batchNormLayer } from './batch-norm.ts'
import { causalConv1dLayer, conv1dLayer } from './conv1d.ts'
import { conv2dLayer } from './conv2d.ts'
import { embeddingBag } from './embedding-bag.ts'
import { feedForward } from './feed-forward.ts'
import { gruLayer } from './gru.ts'
import { layerNormLayer } from './layer-norm.ts'
import { lstmLayer } from './lstm.ts'
import { type AttentionOptions, multiHeadAttention } from './multi-head-attention.ts'
import { rmsNormLayer } from './rms-norm.ts'

type Build = (scope: Scope, inputs: Record<string, Tensor>) => Record<string, Tensor>
type Choice = { build: Build; options?: GoldenOptions } | undefined

/** A test for each case of a subject that `choose` knows how to build. */
function agree(subject: string, choose: (one: GoldenCase) => Choice) {
  describe(`${subject} as PyTorch's`, () => {
    for (const one of goldenCases(subject).values()) {
      const choice = choose(one)
      if (choice) test(one.name, () => checkGolden(one, choice.build, choice.options))
    }
  })
}

agree('norms', ({ name, options: { training, momentum, eps } }) => {
  const epsilon = eps as number
  if (name === 'layer') return { build: (scope, { x }) => ({ y: layerNormLayer(scope, x, { epsilon }) }) }
  if (name === 'rms') return { build: (scope, { x }) => ({ y: rmsNormLayer(scope, x, { epsilon }) }) }
  return {
    build(scope, { x }) {
      const y = batchNormLayer(scope, x, { epsilon, momentum: momentum as number })
      const next = Object.fromEntries([...scope.updates].map(([{ name: of }, tensor]) => [of, tensor]))
      const outputs: Record<string, Tensor> = { y }
      return training ? { ...outputs, running_mean: next.mean, running_var: next.variance } : outputs
    },
    options: { training: training as boolean, statistics: { running_mean: 'mean', running_var: 'variance' } },
  }
})

agree('attention', ({ options: { heads, causal } }) => ({
  build: (scope, { x, keep }) => ({
    y: multiHeadAttention(scope, x, { heads: heads as number, causal: causal as boolean, keep }),
  }),
  options: { dtypes: { keep: 'bool' } },
}))

const lastOf = (states: Tensor): Tensor =>
  reshape(slice(states, { axis: 1, start: -1 }), { shape: [states.shape[0], states.shape[2]] })

agree('gru', () => ({
  build(scope, { x, h0 }) {
    const states = gruLayer(scope.at('gru'), x, { hidden: 4, initial: h0 })
    return { states, last: lastOf(states) }
  },
}))

agree('lstm', () => ({
  build(scope, { x, h0, c0 }) {
    const { states, cells } = lstmLayer(scope, x, { hidden: 4, initial: { state: h0, cell: c0 } })
    return { states, last: lastOf(states), cell: lastOf(cells) }
  },
}))

agree('convolution', ({ name, options: of }) => {
  const { stride, padding, dilation } = of as Record<string, [number, number]>
  if (name === 'conv1d causal') {
    const turn = (x: Tensor) => transpose(x, { axes: [0, 2, 1] })
    return { build: (scope, { x }) => ({ y: turn(causalConv1dLayer(scope, turn(x), { channels: 3, dilation: 2 })) }) }
  }
  if (name.startsWith('conv1d')) {
    const options = { channels: 3, stride: stride[0], padding: padding[0], dilation: dilation[0] }
    return { build: (scope, { x }) => ({ y: conv1dLayer(scope, x, options) }) }
  }
  if (name.startsWith('max pool')) return { build: (_, { x }) => ({ y: maxPool(x, of as never) }) }
  // Ours counts padding as 0, PyTorch's default too.
  if (name.startsWith('average pool')) {
    return of.count_padding === false ? undefined : { build: (_, { x }) => ({ y: avgPool(x, of as never) }) }
  }
  const kernel: [number, number] = name.includes('stride: [2, 1]') ? [3, 2] : [3, 3]
  return { build: (scope, { x }) => ({ y: conv2dLayer(scope, x, { channels: 3, kernel, stride, padding, dilation }) }) }
})

const activations: Record<string, (x: Tensor) => Tensor> = {
  gelu: (x) => gelu(x),
  'gelu-tanh': (x) => gelu(x, { approximate: 'tanh' }),
  silu: (x) => silu(x),
  softplus: (x) => softplus(x),
  logsigmoid: (x) => logSigmoid(x),
  elu: (x) => elu(x),
  'leaky-relu': (x) => leakyRelu(x),
  softmax: (x) => softmax(x),
  'log-softmax': (x) => logSoftmax(x),
}

agree('activations', ({ name }) => ({ build: (_, { x }) => ({ y: activations[name](x) }) }))

agree('embedding-bag', ({ inputs: given, options: { mode } }) => {
  // PyTorch's lists of ids as rows of the longest list's length.
  const [starts, all] = [given.offsets.data, given.ids.data]
  const lists = starts.map((start, i) => all.slice(start, starts[i + 1]).map((_, j) => start + j))
  const longest = Math.max(...lists.map(({ length }) => length))
  const places = lists.flatMap((list) => Array.from({ length: longest }, (_, j) => list[j] ?? -1))
  const shape = [lists.length, longest]
  const at = (of: (place: number) => number) => constant(Int32Array.from(places, of), shape)
  return {
    build(scope, { per_sample_weights: each }) {
      const weights =
        each &&
        gatherRows(
          each,
          at((place) => Math.max(place, 0)),
        )
      const ids = at((place) => (place < 0 ? -1 : all[place]))
      return { y: embeddingBag(scope, ids, { rows: 7, width: 3, weights, mode: mode as 'sum' }) }
    },
    options: { dtypes: { ids: 'int32', offsets: 'int32' }, parameters: { weight: 'table' } },
  }
})

const [batch, length, d] = [2, 6, 8]
const given = new Float32Array(batch * length * d)
fillNormal(given, 11, 1)
const attended = (options: AttentionOptions, { scale = 1, training = false } = {}) => {
  const parameters = new Parameters({ seed: 7 })
  const scope = training ? parameters.training() : parameters.serving()
  return evaluate(
    { y: multiHeadAttention(scope, mul(input('x', [batch, length, d]), scale), options) },
    { x: given },
    { count: { seed: 1, step: 1 } },
  )
}

describe('multiHeadAttention', () => {
  test('takes a bias as it takes a mask', async () => {
    const later = Float32Array.from({ length: length * length }, (_, i) =>
      i % length > Math.floor(i / length) ? -1e9 : 0,
    )
    const [masked, biased] = [
      await attended({ heads: 2, causal: true }),
      await attended({ heads: 2, bias: constant(later, [1, 1, length, length]) }),
    ]
    expectClose(masked.y, biased.y)
  })

  test('sees no further than its window', async () => {
    const near = (causal: boolean) =>
      Float32Array.from({ length: length * length }, (_, i) => {
        const before = Math.floor(i / length) - (i % length)
        return Math.abs(before) < 2 && (before >= 0 || !causal) ? 0 : -1e9
      })
    for (const causal of [true, false]) {
      const bias = constant(near(causal), [length, length])
      expectClose((await attended({ heads: 4, causal, window: 2 })).y, (await attended({ heads: 4, bias })).y)
    }
  })

  test('knows places by rotary positions', async () => {
    const [rotary, none] = [await attended({ heads: 1, positions: 'rotary' }), await attended({ heads: 1 })]
    expect(rotary.y.some((x, i) => Math.abs(x - none.y[i]) > 1e-3)).toBe(true)
    // Who sees only itself has no places to tell apart.
    const [first, plain] = [
      await attended({ heads: 1, positions: 'rotary', window: 1 }),
      await attended({ heads: 1, window: 1 }),
    ]
    expectClose(first.y, plain.y)
  })

  test('stays a number where no key is real, and where scores are large', async () => {
    const keep = constant(new Uint8Array(batch * length), [batch, length])
    expect((await attended({ heads: 2, causal: true, keep })).y.every(Number.isFinite)).toBe(true)
    expect((await attended({ heads: 2, causal: true }, { scale: 1e4 })).y.every(Number.isFinite)).toBe(true)
  })

  test('drops weights in training only', async () => {
    const plain = await attended({ heads: 2 })
    expect((await attended({ heads: 2, dropout: 0.5 })).y).toEqual(plain.y)
    expect((await attended({ heads: 2, dropout: 0.5 }, { training: true })).y).not.toEqual(plain.y)
  })

  test('refuses a width that the heads do not divide', () => {
    const scope = new Parameters().serving()
    expect(() => multiHeadAttention(scope, input('x', [2, 3, 8]), { heads: 3 })).toThrow(
      expect.objectContaining({ code: 'nn.shape', expected: '[batch, length, d], d divided by 3' }),
    )
  })
})

test('feedForward is down(activation(up(x)))', async () => {
  const parameters = new Parameters({ seed: 7 })
  const x = input('x', [batch, length, d])
  const y = feedForward(parameters.serving(), x, { inner: 3, activation: 'tanh', dropout: 0.5 })
  const of = (name: string) => parameters.byName.get(name)!.tensor
  const [up, down] = [of('up.weight'), of('down.weight')]
  const found = await evaluate({ y, wanted: matmul(tanh(matmul(x, up)), down) }, { x: given })
  expectClose(found.y, found.wanted)
  expect([...parameters.byName.keys()]).toEqual(['up.weight', 'up.bias', 'down.weight', 'down.bias'])
})
