import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { cast } from './cast.ts'
import { elementwise } from './elementwise.ts'
import { equal } from './equal.ts'
import { mul } from './mul.ts'

export interface ClipOptions {
  /** The least value; none where absent. */
  min?: number
  /** The greatest value; none where absent. */
  max?: number
}

/** min(max(x, least), greatest) by element, any shape, float32. Its gradient is 0 outside and passes at the bounds. */
export const clip: Operation<[x: Operand], ClipOptions> = defineOp({
  name: 'clip',
  shape([x], { min, max }, types) {
    const bounds = [min, max].filter((bound) => bound !== undefined)
    if (!bounds.every(Number.isFinite) || bounds[0] > bounds[1])
      throw misfit('finite bounds, min ≤ max', 'Leave out what is open.')
    return elementwise([x], {}, types)
  },
  emit: (onnx, [x], { attributes: { min = -Infinity, max = Infinity } }) =>
    onnx.node('Clip', [x, onnx.scalar(min), onnx.scalar(max)]),
  gradient: ({ inputs: [x], output, dy }) => [mul(dy, cast(equal(x, output), { dtype: 'float32' }))],
})
