import { defineOp, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'

/** x as it is, any shape and type, but as if it were constant: no gradient passes. */
export const stopGradient: Operation<[x: Tensor]> = defineOp({
  name: 'stop-gradient',
  shape: ([x]) => x,
  emit: (_, [x]) => x,
  gradient: 'none',
})
