import { defineOp, type Operation } from '../define-op.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { pairwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sign } from './sign.ts'
import { sub } from './sub.ts'
import { sumTo } from './sum.ts'

/** The greater of a and b by element, float32, each broadcast to the other's shape. Equal ones share the gradient. */
export const maximum: Operation<[a: Operand, b: Operand]> = defineOp({
  name: 'maximum',
  shape: pairwise,
  emit: (onnx, [a, b]) => onnx.node('Max', [a, b]),
  gradient: ({ inputs: [a, b], dy }) => [
    sumTo(mul(dy, share(a, b)), { shape: a.shape }),
    sumTo(mul(dy, share(b, a)), { shape: b.shape }),
  ],
})

/** 1 where a > b, ½ where they are equal, else 0. */
export const share = (a: Tensor, b: Tensor): Tensor => add(mul(sign(sub(a, b)), 0.5), 0.5)
