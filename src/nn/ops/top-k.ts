import { defineManyOp, defineOp, misfit, type Operation } from '../define-op.ts'
import { type Shape, sameShape, type Tensor } from '../tensor.ts'
import { elementwise } from './elementwise.ts'

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
    dy && placeLast(places, dy, { width: x.shape.at(-1)! }),
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

/**
 * 0 and, at each place of the last axis, the sum of the updates for it: places int32 [..., k], updates [..., k] →
 * [..., width], float32. The gradient of takeLast() and topK().
 */
export const placeLast: Operation<[places: Tensor, updates: Tensor], { width: number }> = defineOp({
  name: 'place-last',
  dtype: 'float32',
  shape([places, updates], { width }, [type]) {
    if (type !== 'int32' || places.length === 0 || !sameShape(places, updates)) {
      throw misfit('places int32 and updates of one shape', 'There is one update for each place.')
    }
    if (!Number.isInteger(width) || width < 1) throw misfit('a width of 1 or more', `It is ${width}.`)
    return [...places.slice(0, -1), width]
  },
  emit(onnx, [places, updates], { outputs: [{ shape }] }) {
    const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints(shape)])
    return onnx.node('ScatterElements', [zeros, places, updates], { axis: -1, reduction: 'add' })
  },
  gradient: ({ inputs: [places], dy }) => [null, takeLast(dy, places)],
})

/** Elements of the last axis by place: x float32 [..., n], places int32 [..., k] from 0 to n − 1 → [..., k]. */
export const takeLast: Operation<[x: Tensor, places: Tensor]> = defineOp({
  name: 'take-last',
  shape([x, places], attributes, [real, type]) {
    const lead = (shape: Shape) => shape.slice(0, -1)
    if (type !== 'int32' || places.length === 0 || !sameShape(lead(x), lead(places)) || x.length === 0) {
      throw misfit('x [..., n] and places int32 [..., k]', 'Their leading axes must be equal.')
    }
    elementwise([x], attributes, [real])
    return places
  },
  emit: (onnx, [x, places]) => onnx.node('GatherElements', [x, places], { axis: -1 }),
  gradient: ({ inputs: [x, places], dy }) => [placeLast(places, dy, { width: x.shape.at(-1)! }), null],
})
