import { defineManyOp, misfit } from '../define-op.ts'
import type { Dtype, Shape, Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { matmul } from './matmul.ts'
import { mul } from './mul.ts'
import { reshape, rows } from './reshape.ts'
import { sub } from './sub.ts'
import { sumTo } from './sum.ts'

export interface NormOptions {
  /** Added to the variance, > 0; 1e-5 unless told. */
  epsilon?: number
}

const layerNormOp = defineManyOp<[x: Tensor, weight: Tensor, bias: Tensor], NormOptions>({
  name: 'layer-norm',
  outputs([x, weight, bias], { epsilon = 1e-5 }, types) {
    checkLastNorm(x, [weight, bias], epsilon, types)
    const kept = [...x.slice(0, -1), 1]
    return [x, kept, kept].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit: (onnx, inputs, { attributes: { epsilon = 1e-5 } }) =>
    onnx.many('LayerNormalization', inputs, 3, { axis: -1, epsilon: { float: epsilon } }),
  gradient({ inputs: [x, weight], outputs: [y, mean, inverse], dys: [of, dmean, dinverse] }) {
    const dy = of ?? mul(y, 0)
    const d = x.shape.at(-1)!
    const normal = mul(sub(x, mean), inverse)
    const turned = mul(dy, normal)
    const share = mul(lastProduct(dy, weight), inverse)
    const tilt = mul(lastProduct(turned, weight), inverse)
    let dx = sub(mul(mul(dy, weight), inverse), add(mul(normal, tilt), share))
    // Only a second derivative comes this way.
    if (dmean) dx = add(dx, mul(dmean, 1 / d))
    if (dinverse) dx = sub(dx, mul(normal, mul(mul(inverse, inverse), mul(dinverse, 1 / d))))
    return [dx, sumTo(turned, weight), sumTo(dy, weight)]
  },
})

/**
 * (x − mean) ÷ √(variance + epsilon) · weight + bias, mean and variance over the last axis: x [..., d], weight [d],
 * bias [d] → [..., d], float32: Ba, Kiros & Hinton 2016, arXiv:1607.06450.
 */
export const layerNorm = (x: Tensor, weight: Tensor, bias: Tensor, attributes: NormOptions = {}): Tensor =>
  layerNormOp(x, weight, bias, attributes)[0]

/** Mean over the last axis of x · weight, [..., d] → [..., 1], as one product: nothing of x's size is made. */
export function lastProduct(x: Tensor, weight: Tensor): Tensor {
  const d = x.shape.at(-1)!
  const column = mul(reshape(weight, { shape: [d, 1] }), 1 / d)
  return reshape(matmul(rows(x), column), { shape: [...x.shape.slice(0, -1), 1] })
}

/** Refuses what a normalisation over the last axis cannot take. */
export function checkLastNorm(x: Shape, vectors: readonly Shape[], epsilon: number, types: readonly Dtype[]): void {
  if (x.length === 0 || types.some((type) => type !== 'float32')) throw misfit('x float32 [..., d]', 'cast() it.')
  const [d] = x.slice(-1)
  if (vectors.some((shape) => shape.length !== 1 || shape[0] !== d)) {
    throw misfit(`weight and bias [${d}]`, 'There is one number for each place of the last axis.')
  }
  checkEpsilon(epsilon)
}

/** Refuses an epsilon that does not keep the division safe. */
export function checkEpsilon(epsilon: number): void {
  if (!(epsilon > 0 && Number.isFinite(epsilon))) throw misfit('epsilon > 0', `It is ${epsilon}.`)
}
