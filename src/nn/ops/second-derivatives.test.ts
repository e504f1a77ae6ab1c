import { expect, test } from 'vitest'
import { gradients } from '../gradients.ts'
import { constant, input } from '../leaves.ts'
import { compile } from '../program.ts'
import { size, type Tensor } from '../tensor.ts'
import { batchNorm } from './batch-norm.ts'
import { Draw } from './cases/case.ts'
import { crossEntropy } from './cross-entropy.ts'
import { elu } from './elu.ts'
import { gelu } from './gelu.ts'
import { layerNorm } from './layer-norm.ts'
import { digamma, logGamma } from './log-gamma.ts'
import { logSigmoid } from './log-sigmoid.ts'
import { logSoftmax } from './log-softmax.ts'
import { logSumExp } from './log-sum-exp.ts'
import { mul } from './mul.ts'
import { rmsNorm } from './rms-norm.ts'
import { silu } from './silu.ts'
import { softmax } from './softmax.ts'
import { softplus } from './softplus.ts'
import { sqrt } from './sqrt.ts'
import { square } from './square.ts'
import { sum } from './sum.ts'
import { tanh } from './tanh.ts'
import { topK } from './top-k.ts'

// Gradient penalties and Hessian products go through the gradient of a gradient.
const functions: Record<string, (x: Tensor) => Tensor> = {
  tanh,
  gelu: (x) => gelu(x),
  'gelu, approximated': (x) => gelu(x, { approximate: 'tanh' }),
  silu,
  elu: (x) => elu(x),
  softplus,
  'log-sigmoid': logSigmoid,
  sqrt: (x) => sqrt(square(x)),
  'log-gamma': (x) => logGamma(square(x)),
  digamma: (x) => digamma(square(x)),
  softmax: (x) => softmax(x),
  'log-softmax': (x) => logSoftmax(x),
  'log-sum-exp': (x) => logSumExp(x, { axes: [1] }),
  'cross-entropy': (x) => crossEntropy(x, constant(Int32Array.of(1, 0, 3))),
  'layer-norm': (x) => layerNorm(x, constant([1, -0.5, 2, 0.7]), constant([0, 1, 0, 1]), { epsilon: 0.1 }),
  'rms-norm': (x) => rmsNorm(x, constant([1, -0.5, 2, 0.7]), { epsilon: 0.1 }),
  'batch-norm': (x) => batchNorm(x, constant([1, -0.5, 2, 0.7]), constant([0, 1, 0, 1]), { epsilon: 0.1 })[0],
  'the mean of batch-norm': (x) => square(batchNorm(x, constant([1, 1, 1, 1]), constant([0, 0, 0, 0]))[1]),
  'the variance of batch-norm': (x) => square(batchNorm(x, constant([1, 1, 1, 1]), constant([0, 0, 0, 0]))[2]),
  'top-k': (x) => square(topK(x, { k: 2 })[0]),
}

test.each(Object.entries(functions))('the gradient of %s has a gradient', async (_, of) => {
  const draw = new Draw(7)
  const x = input('x', [3, 4])
  // Apart from each other and from 0, so that no step of the differences crosses a kink.
  const at = Float32Array.from(draw.distinct([3, 4]).data, (value) => value * 3 + (value > 0 ? 0.5 : -0.5))
  const weigh = (tensor: Tensor) =>
    sum(mul(tensor, constant(draw.reals([size(tensor.shape)]).data.slice(), tensor.shape)))
  const [first] = gradients(weigh(of(x)), [x])
  const loss = weigh(first)
  const [second] = gradients(loss, [x])
  const program = await compile({ loss, second }, { threads: 1 })
  try {
    const found = Float32Array.from((await program.run({ x: at })).second)
    for (const [i, slope] of found.entries()) {
      const lossAt = async (step: number) => (await program.run({ x: at.with(i, at[i] + step) })).loss[0]
      const numeric = ((await lossAt(1e-2)) - (await lossAt(-1e-2))) / 2e-2
      expect(Math.abs(slope - numeric) / Math.max(1, Math.abs(numeric)), `${i}: ${slope}, ${numeric}`).toBeLessThan(
        1e-2,
      )
    }
  } finally {
    await program.dispose()
  }
})
