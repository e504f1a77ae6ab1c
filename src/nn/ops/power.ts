import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'

/**
 * x to a constant exponent by element, any shape, float32: x ≥ 0 where the exponent is not whole. The gradient at 0 is
 * infinite for exponents below 1.
 */
export const power: Operation<[x: Operand], { exponent: number }> = defineOp({
  name: 'power',
  shape([x], { exponent }, types) {
    if (!Number.isFinite(exponent)) throw misfit('a finite exponent', `It is ${exponent}.`)
    return elementwise([x], {}, types)
  },
  emit(onnx, [x], { attributes: { exponent } }) {
    // A general power costs ten times one of these.
    if (exponent === 0.5) return onnx.node('Sqrt', [x])
    if (exponent === -0.5) return onnx.node('Reciprocal', [onnx.node('Sqrt', [x])])
    if (exponent === -1) return onnx.node('Reciprocal', [x])
    if (exponent === 1) return x
    return onnx.node('Pow', [x, onnx.scalar(exponent)])
  },
  gradient: ({ inputs: [x], dy, attributes: { exponent } }) => [
    exponent === 0 ? null : mul(mul(dy, exponent), power(x, { exponent: exponent - 1 })),
  ],
})
