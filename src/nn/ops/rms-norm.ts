import { defineManyOp } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { checkLastNorm, lastProduct, type NormOptions } from './layer-norm.ts'
import { mul } from './mul.ts'
import { sub } from './sub.ts'
import { sumTo } from './sum.ts'

const rmsNormOp = defineManyOp<[x: Tensor, weight: Tensor], NormOptions>({
  name: 'rms-norm',
  outputs([x, weight], { epsilon = 1e-5 }, types) {
    checkLastNorm(x, [weight], epsilon, types)
    return [x, [...x.slice(0, -1), 1]].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit: (onnx, inputs, { attributes: { epsilon = 1e-5 } }) =>
    onnx.many('SimplifiedLayerNormalization', inputs, 2, { axis: -1, epsilon: { float: epsilon } }),
  gradient({ inputs: [x, weight], outputs: [y, inverse], dys: [of, dinverse] }) {
    const dy = of ?? mul(y, 0)
    const normal = mul(x, inverse)
    const turned = mul(dy, normal)
    let dx = sub(mul(mul(dy, weight), inverse), mul(normal, mul(lastProduct(turned, weight), inverse)))
    // Only a second derivative comes this way: d(1/√m)/dx = −x/(d · m^1.5).
    if (dinverse) dx = sub(dx, mul(normal, mul(mul(inverse, inverse), mul(dinverse, 1 / x.shape.at(-1)!))))
    return [dx, sumTo(turned, weight)]
  },
})

/**
 * x ÷ √(mean of x² + epsilon) · weight, the mean over the last axis: x [..., d], weight [d] → [..., d], float32:
 * Zhang & Sennrich 2019, arXiv:1910.07467.
 */
export const rmsNorm = (x: Tensor, weight: Tensor, attributes: NormOptions = {}): Tensor =>
  rmsNormOp(x, weight, attributes)[0]
