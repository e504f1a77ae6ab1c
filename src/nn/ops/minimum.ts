import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { pairwise } from './elementwise.ts'
import { share } from './maximum.ts'
import { mul } from './mul.ts'
import { sumTo } from './sum.ts'

/** The smaller of a and b by element, float32, each broadcast to the other's shape. Equal ones share the gradient. */
export const minimum: Operation<[a: Operand, b: Operand]> = defineOp({
  name: 'minimum',
  shape: pairwise,
  emit: (onnx, [a, b]) => onnx.node('Min', [a, b]),
  gradient: ({ inputs: [a, b], dy }) => [
    sumTo(mul(dy, share(b, a)), { shape: a.shape }),
    sumTo(mul(dy, share(a, b)), { shape: b.shape }),
  ],
})
