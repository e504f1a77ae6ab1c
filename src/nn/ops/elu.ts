import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { add } from './add.ts'
import { elementwise } from './elementwise.ts'
import { greater } from './greater.ts'
import { mul } from './mul.ts'
import { where } from './where.ts'

export interface EluOptions {
  /** What −x approaches far below 0; > 0, 1 unless told. */
  alpha?: number
}

/** x above 0, α(eˣ − 1) below, by element, any shape, float32: Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289. */
export const elu: Operation<[x: Operand], EluOptions> = defineOp({
  name: 'elu',
  shape([x], { alpha = 1 }, types) {
    if (!(alpha > 0 && Number.isFinite(alpha))) throw misfit('alpha > 0', `It is ${alpha}.`)
    return elementwise([x], {}, types)
  },
  emit: (onnx, [x], { attributes: { alpha = 1 } }) => onnx.node('Elu', [x], { alpha: { float: alpha } }),
  gradient: ({ inputs: [x], output, dy, attributes: { alpha = 1 } }) => [
    where(greater(x, 0), dy, mul(dy, add(output, alpha))),
  ],
})
