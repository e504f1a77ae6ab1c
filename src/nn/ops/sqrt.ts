import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { div } from './div.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
/** The square root by element, any shape, float32: x ≥ 0. Its gradient at 0 is infinite: add a small number before. */
export const sqrt: Operation<[x: Operand]> = defineOp({
  name: 'sqrt',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Sqrt', [x]),
  gradient: ({ output, dy }) => [div(mul(dy, 0.5), output)],
})
