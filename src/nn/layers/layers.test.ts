import { describe, test } from 'vitest'
import { checkGolden, type GoldenCase, type GoldenOptions, goldenCases } from '../../../test/nn/golden.ts'
import { reshape } from '../ops/reshape.ts'
import { slice } from '../ops/slice.ts'
import { transpose } from '../ops/transpose.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { batchNormLayer } from './batch-norm.ts'
import { causalConv1dLayer, conv1dLayer } from './conv1d.ts'
import { conv2dLayer } from './conv2d.ts'
import { gruLayer } from './gru.ts'
import { layerNormLayer } from './layer-norm.ts'
import { lstmLayer } from './lstm.ts'
import { multiHeadAttention } from './multi-head-attention.ts'
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
  if (!name.startsWith('conv2d')) return
  const kernel: [number, number] = name.includes('stride: [2, 1]') ? [3, 2] : [3, 3]
  return { build: (scope, { x }) => ({ y: conv2dLayer(scope, x, { channels: 3, kernel, stride, padding, dilation }) }) }
})
