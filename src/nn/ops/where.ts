import { defineManyOp, misfit } from '../define-op.ts'
import { constant } from '../leaves.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { broadcast } from './broadcast.ts'
import { alike, pairwise } from './elementwise.ts'
import { sumTo } from './sum.ts'

const whereOp = defineManyOp<[condition: Tensor, a: Tensor, b: Tensor]>({
  name: 'where',
  outputs([condition, a, b], attributes, [type, left, right]) {
    if (type !== 'bool') throw misfit('a condition of type bool', 'Compare with equal(), greater() or less().')
    if (left === 'bool') throw misfit('numbers to choose between', 'Join masks with logicalAnd() and logicalOr().')
    return [{ shape: broadcast(condition, pairwise([a, b], attributes, [left, right])), dtype: left }]
  },
  emit: (onnx, [condition, a, b]) => onnx.node('Where', [condition, a, b]),
  gradient({ inputs: [condition, a, b], dys: [dy] }) {
    const none = constant(0)
    return [
      null,
      sumTo(where(condition, dy!, none), { shape: a.shape }),
      sumTo(where(condition, none, dy!), { shape: b.shape }),
    ]
  },
})

/**
 * a where the condition (bool) holds, else b, by element; all three are broadcast. A number takes the other's type. No
 * gradient passes to what is not chosen, but one that is NaN or infinite there stays so: make a safe operand first.
 */
export function where(condition: Tensor, a: Operand, b: Operand): Tensor {
  const [left, right] = alike(a, b)
  return whereOp(condition, left, right)[0]
}
