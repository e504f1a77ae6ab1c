import { describe, expect, test } from 'vitest'
import { evaluate, expectClose } from '../../test/nn/evaluate.ts'
import { gradients } from '../nn/gradients.ts'
import { input } from '../nn/leaves.ts'
import { toOnnx } from '../nn/onnx/graph.ts'
import { loadOnnx } from '../nn/onnx/load.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { mean } from '../nn/ops/mean.ts'
import { mul } from '../nn/ops/mul.ts'
import { square } from '../nn/ops/square.ts'
import { Parameters, type Scope } from '../nn/parameters.ts'
import { fillNormal, mix } from '../nn/random.ts'
import { type Dtype, type Shape, size, type Tensor } from '../nn/tensor.ts'
import { graphText } from '../nn/text.ts'
import { caserNetwork } from './caser-network.ts'
import { causalTransformer } from './causal-transformer.ts'
import { cnn } from './cnn.ts'
import { gruNetwork } from './gru-network.ts'
import { hstuNetwork } from './hstu-network.ts'
import { itemBias } from './item-table.ts'
import { ligrTransformer } from './ligr-transformer.ts'
import { maskedTransformer } from './masked-transformer.ts'
import { mlp } from './mlp.ts'
import { temporalCnn } from './temporal-cnn.ts'
import { itemTower, personTower, sharpened } from './two-tower-network.ts'

const [batch, length, items, width] = [3, 7, 11, 8]

interface Given {
  shape: Shape
  dtype?: Dtype
  /** Ids run from 0 to one less. */
  below?: number
}

interface Architecture {
  name: string
  inputs: Record<string, Given>
  build(scope: Scope, inputs: Record<string, Tensor>, dropout: number): Tensor
  shape: Shape
  /** Parameters by name, as the peer in bench/peers/pytorch has them. */
  parameters: Record<string, Shape>
}

const ids: Given = { shape: [batch, length], dtype: 'int32', below: items }
const pair = (name: string, ...weight: number[]): Record<string, Shape> => ({
  [`${name}.weight`]: weight,
  [`${name}.bias`]: [weight.at(-1)!],
})
const convolution = (name: string, ...weight: number[]): Record<string, Shape> => ({
  [`${name}.weight`]: weight,
  [`${name}.bias`]: [weight[0]],
})
const block = (name: string, d: number, inner: number): Record<string, Shape> => ({
  ...pair(`${name}.norm1`, d),
  ...pair(`${name}.attention.qkv`, d, 3 * d),
  ...pair(`${name}.attention.out`, d, d),
  ...pair(`${name}.norm2`, d),
  ...pair(`${name}.up`, d, inner),
  ...pair(`${name}.down`, inner, d),
})

const ligrBlock = (name: string, d: number, inner: number): Record<string, Shape> => ({
  ...pair(`${name}.norm1`, d),
  ...pair(`${name}.attention.qkv`, d, 3 * d),
  ...pair(`${name}.attention.out`, d, d),
  ...pair(`${name}.gate1`, d, d),
  ...pair(`${name}.norm2`, d),
  [`${name}.gate.weight`]: [d, inner],
  [`${name}.up.weight`]: [d, inner],
  [`${name}.down.weight`]: [inner, d],
  ...pair(`${name}.gate2`, d, d),
})

const hstuBlock = (name: string, d: number): Record<string, Shape> => ({
  ...pair(`${name}.norm1`, d),
  [`${name}.uvqk.weight`]: [d, 4 * d],
  [`${name}.places`]: [length],
  [`${name}.times`]: [64],
  ...pair(`${name}.norm2`, d),
  ...pair(`${name}.out`, d, d),
})

const residual = (name: string, d: number): Record<string, Shape> => ({
  ...convolution(`${name}.conv1`, d, d, 3),
  ...pair(`${name}.norm1`, d),
  ...convolution(`${name}.conv2`, d, d, 3),
  ...pair(`${name}.norm2`, d),
})

const architectures: Architecture[] = [
  {
    name: 'mlp',
    inputs: { x: { shape: [batch, 5] } },
    build: (scope, { x }, dropout) => mlp(scope, x, { outputs: 2, hidden: [6, 4], activation: 'silu', dropout }),
    shape: [batch, 2],
    parameters: { ...pair('layers.0', 5, 6), ...pair('layers.1', 6, 4), ...pair('out', 4, 2) },
  },
  {
    name: 'cnn',
    inputs: { x: { shape: [batch, 1, 28, 28] } },
    build: (scope, { x }, dropout) => cnn(scope, x, { classes: 10, dropout }),
    shape: [batch, 10],
    parameters: { ...convolution('conv', 32, 1, 3, 3), ...pair('dense1', 5408, 128), ...pair('dense2', 128, 10) },
  },
  {
    name: 'temporal-cnn',
    inputs: { ids },
    build: (scope, of) => temporalCnn(scope, of.ids, { items, width }),
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      ...residual('blocks.0', width),
      ...residual('blocks.1', width),
    },
  },
  {
    name: 'gru-network',
    inputs: { ids },
    build: (scope, of, dropout) => gruNetwork(scope, of.ids, { items, width, hidden: 6, dropout }),
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      ...pair('gru.input', width, 18),
      ...pair('gru.hidden', 6, 18),
      ...pair('out', 6, width),
    },
  },
  {
    name: 'caser-network',
    inputs: { ids },
    build: (scope, of, dropout) =>
      caserNetwork(scope, of.ids, { items, width, window: 3, horizontal: 2, vertical: 2, dropout }),
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      ...convolution('horizontal.1', 2, width, 1),
      ...convolution('horizontal.2', 2, width, 2),
      ...convolution('horizontal.3', 2, width, 3),
      vertical: [3, 2],
      ...pair('out', 3 * 2 + 2 * width, width),
    },
  },
  {
    name: 'causal-transformer',
    inputs: { ids },
    build: (scope, of, dropout) => causalTransformer(scope, of.ids, { items, width, heads: 2, dropout }),
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      positions: [length, width],
      ...block('blocks.0', width, width),
      ...block('blocks.1', width, width),
      ...pair('norm', width),
    },
  },
  {
    name: 'ligr-transformer',
    inputs: { ids },
    build: (scope, of, dropout) => ligrTransformer(scope, of.ids, { items, width, heads: 2, inner: 12, dropout }),
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      positions: [length, width],
      ...ligrBlock('blocks.0', width, 12),
      ...ligrBlock('blocks.1', width, 12),
      ...pair('norm', width),
    },
  },
  {
    name: 'hstu-network',
    inputs: { ids, age_s: { shape: [batch, length] } },
    build: (scope, of, dropout) =>
      hstuNetwork(scope, { ids: of.ids, age_s: mul(of.age_s, 1e4) }, { items, width, heads: 2, dropout }),
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      positions: [length, width],
      ...hstuBlock('blocks.0', width),
      ...hstuBlock('blocks.1', width),
      ...pair('norm', width),
    },
  },
  {
    name: 'two-tower-network',
    inputs: { ids },
    build(scope, of, dropout) {
      const content = {
        words: ['a', 'b', 'c'],
        of: Array.from({ length: items - 1 }, (_, i) => (i % 4 === 3 ? [] : [i % 3, 2].slice(0, 1 + (i % 2)))),
        events: Array.from({ length: items - 1 }, (_, i) => i),
      }
      const table = itemTower(scope, { items, width, content, forgotten: dropout })
      return sharpened(personTower(scope, gatherRows(table, of.ids), { width, dropout }), 0.5)
    },
    shape: [batch, length, width],
    parameters: {
      items: [items, width],
      words: [3, width],
      ...pair('up', 3 * width, 2 * width),
      ...pair('down', 2 * width, width),
    },
  },
  {
    name: 'masked-transformer',
    inputs: { ids, at: { shape: [batch, 2], dtype: 'int32', below: length } },
    build(scope, of, dropout) {
      itemBias(scope, { items })
      return maskedTransformer(scope, { ids: of.ids, at: of.at }, { items, width, dropout })
    },
    shape: [batch, 2, width],
    parameters: {
      items: [items, width],
      bias: [items],
      positions: [length, width],
      ...block('blocks.0', width, 4 * width),
      ...block('blocks.1', width, 4 * width),
      ...pair('norm', width),
      ...pair('head', width, width),
      ...pair('head_norm', width),
    },
  },
]

const inputsOf = ({ inputs }: Architecture) =>
  Object.fromEntries(Object.entries(inputs).map(([name, { shape, dtype }]) => [name, input(name, shape, dtype)]))

function feedsOf({ inputs }: Architecture) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { shape, below }], at) => {
      const data = new Float32Array(size(shape))
      fillNormal(data, at + 1, 1)
      return [name, below ? Int32Array.from(data, (_, i) => (mix(i + 5) >>> 0) % below) : data]
    }),
  )
}

describe.each(architectures)('$name', (one) => {
  test('has the parameters of its peer', () => {
    const parameters = new Parameters()
    expect(one.build(parameters.training(), inputsOf(one), 0).shape).toEqual(one.shape)
    const found = Object.fromEntries([...parameters.byName.values()].map(({ name, shape }) => [name, shape]))
    expect(found).toEqual(one.parameters)
  })

  test('answers from its ONNX file what its training step computes, to 1e-5', async () => {
    const parameters = new Parameters({ seed: 2 })
    // The step as it is trained: the answer beside the gradients, parameters fed.
    const answer = one.build(parameters.training(), inputsOf(one), 0)
    const trained = parameters.trained.map(({ tensor }) => tensor)
    const step = Object.fromEntries(gradients(mean(square(answer)), trained).map((gradient, i) => [`d${i}`, gradient]))
    const feeds = feedsOf(one)
    const training = await evaluate({ ...step, answer }, feeds)
    // The file as it is deployed: parameters fixed, which lets ONNX Runtime fuse what it could not in training.
    const model = await loadOnnx(toOnnx({ answer: one.build(parameters.serving(), inputsOf(one), 0.5) }), {
      threads: 1,
    })
    const given = Object.entries(feeds).map(([name, data]) => [name, { data, shape: one.inputs[name].shape }])
    const serving = (await model.run(Object.fromEntries(given)))['out:answer']
    await model.dispose()
    expectClose(serving, training.answer)
    expect(serving.some((x) => Math.abs(x) > 1e-3)).toBe(true)
  })

  test('has a gradient for each parameter', async () => {
    const parameters = new Parameters({ seed: 2 })
    const loss = mean(square(one.build(parameters.training(), inputsOf(one), 0.2)), {})
    const trained = parameters.trained.filter(({ name }) => name !== 'bias')
    const found = gradients(
      loss,
      trained.map(({ tensor }) => tensor),
    )
    const wanted = Object.fromEntries(trained.map(({ name }, i) => [name, found[i]]))
    const values = await evaluate(wanted, feedsOf(one), { count: { seed: 1, step: 1 } })
    for (const [name, numbers] of Object.entries(values)) {
      expect(numbers.every(Number.isFinite), name).toBe(true)
      expect(
        numbers.some((x) => x !== 0),
        name,
      ).toBe(true)
    }
  })

  test('has the graph that it had', async () => {
    const y = one.build(new Parameters().serving(), inputsOf(one), 0)
    await expect(graphText({ y })).toMatchFileSnapshot(`../../test/golden/nn/graphs/${one.name}.txt`)
  })
})

/** The states of one sequence after a change of its ids from a position on. */
async function changedFrom(build: (scope: Scope, ids: Tensor) => Tensor, from: number) {
  const parameters = new Parameters({ seed: 4 })
  const states = build(parameters.serving(), input('ids', [1, length], 'int32'))
  const before = Int32Array.from({ length }, (_, i) => 1 + (i % (items - 1)))
  const after = before.map((id, i) => (i < from ? id : 1 + (id % (items - 1))))
  const [a, b] = [await evaluate({ states }, { ids: before }), await evaluate({ states }, { ids: after })]
  const same = (position: number) =>
    Array.from({ length: width }, (_, j) => position * width + j).every(
      (at) => Math.abs(a.states[at] - b.states[at]) < 1e-6,
    )
  return Array.from({ length }, (_, position) => same(position))
}

test.each([
  ['causal-transformer', (scope: Scope, of: Tensor) => causalTransformer(scope, of, { items, width })],
  ['temporal-cnn', (scope: Scope, of: Tensor) => temporalCnn(scope, of, { items, width })],
  ['caser-network', (scope: Scope, of: Tensor) => caserNetwork(scope, of, { items, width })],
  ['ligr-transformer', (scope: Scope, of: Tensor) => ligrTransformer(scope, of, { items, width })],
  ['hstu-network', (scope: Scope, of: Tensor) => hstuNetwork(scope, { ids: of }, { items, width })],
  ['gru-network', (scope: Scope, of: Tensor) => gruNetwork(scope, of, { items, width })],
] as const)('%s sees nothing of what comes later', async (_, build) => {
  const same = await changedFrom(build, 4)
  expect(same).toEqual([true, true, true, true, false, false, false])
})

test('masked-transformer sees both ways, and not what is padded', async () => {
  const at = input('at', [1, 1], 'int32')
  const parameters = new Parameters({ seed: 4 })
  const y = maskedTransformer(parameters.serving(), { ids: input('ids', [1, length], 'int32'), at }, { items, width })
  const of = async (...ids: number[]) => (await evaluate({ y }, { ids: Int32Array.from(ids), at: Int32Array.of(2) })).y
  const whole = await of(1, 2, 3, 4, 0, 0, 0)
  const changed = await of(1, 2, 3, 5, 0, 0, 0)
  expect(Math.max(...whole.map((x, i) => Math.abs(x - changed[i])))).toBeGreaterThan(1e-5)
  // The vector and the position of what is padded may be anything.
  parameters.byName.get('items')!.data.fill(7, 0, width)
  parameters.byName.get('positions')!.data.fill(3, 4 * width)
  expectClose(await of(1, 2, 3, 4, 0, 0, 0), whole)
})
