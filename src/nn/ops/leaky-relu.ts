import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { greater } from './greater.ts'
import { mul } from './mul.ts'
import { where } from './where.ts'

export interface LeakyReluOptions {
  /** The slope below 0; 0.01 unless told. */
  slope?: number
}

/** x above 0, slope · x below, by element, any shape, float32. Its gradient at 0 is the slope. */
export const leakyRelu: Operation<[x: Operand], LeakyReluOptions> = defineOp({
  name: 'leaky-relu',
  shape([x], { slope = 0.01 }, types) {
    if (!Number.isFinite(slope)) throw misfit('a finite slope', `It is ${slope}.`)
    return elementwise([x], {}, types)
  },
  emit: (onnx, [x], { attributes: { slope = 0.01 } }) => onnx.node('LeakyRelu', [x], { alpha: { float: slope } }),
  gradient: ({ inputs: [x], dy, attributes: { slope = 0.01 } }) => [where(greater(x, 0), dy, mul(dy, slope))],
})
