import { defineManyOp, misfit } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { addAlongAxis } from './take-along-axis.ts'

const topKOp = defineManyOp<[x: Tensor], { k: number }>({
  name: 'top-k',
  outputs([x], { k }, types) {
    const most = elementwise([x], {}, types).at(-1) ?? 0
    if (!Number.isInteger(k) || k < 1 || k > most) throw misfit(`k from 1 to ${most}`, `It is ${k}.`)
    const shape = [...x.slice(0, -1), k]
    return [
      { shape, dtype: 'float32' },
      { shape, dtype: 'int32' },
    ]
  },
  emit(onnx, [x], { attributes: { k } }) {
    const [values, places] = onnx.many('TopK', [x, onnx.ints([k])], 2, { axis: -1 })
    return [values, onnx.node('Cast', [places], { to: 6 })]
  },
  gradient: ({ inputs: [x], outputs: [, places], dys: [dy] }) => [
    dy && addAlongAxis(places, dy, { axis: -1, size: x.shape.at(-1)! }),
  ],
})

/**
 * The k greatest elements of the last axis, greatest first, and where they are: x float32 [..., n] →
 * [values [..., k], places int32 [..., k]]; of equal ones the first comes first.
 */
export function topK(x: Tensor, attributes: { k: number }): readonly [values: Tensor, places: Tensor] {
  const [values, places] = topKOp(x, attributes)
  return [values, places]
}
