import { defineOp, type Operation } from '../define-op.ts'
import { MICROSOFT } from '../onnx/model.ts'
import type { Operand } from '../tensor.ts'
import { add } from './add.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sigmoid } from './sigmoid.ts'
import { sub } from './sub.ts'

/** x · σ(x) by element, any shape, float32, also called swish: Elfwing, Uchibe & Doya 2017, arXiv:1702.03118. */
export const silu: Operation<[x: Operand]> = defineOp({
  name: 'silu',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('QuickGelu', [x], { alpha: { float: 1 } }, MICROSOFT),
  gradient({ inputs: [x], output, dy }) {
    const s = sigmoid(x)
    return [mul(dy, add(s, mul(output, sub(1, s))))]
  },
})
