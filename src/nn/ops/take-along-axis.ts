import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Shape, Tensor } from '../tensor.ts'
import { axisOf } from './axes.ts'

const checked = (x: Shape, places: Shape, axis: number) => {
  const at = axisOf(x, axis)
  if (places.length !== x.length || places.some((dim, i) => i !== at && dim !== x[i])) {
    throw misfit(`places with the sizes of the other on every axis but ${at}`, 'expand() repeats one of size 1.')
  }
  return at
}

/**
 * For each place its element of x along one axis, as NumPy's: x [..., n, ...], places int32 [..., k, ...] from 0 to n − 1 →
 * [..., k, ...].
 */
export const takeAlongAxis: Operation<[x: Tensor, places: Tensor], { axis: number }> = defineOp({
  name: 'take-along-axis',
  shape([x, places], { axis }, [, type]) {
    checked(x, places, axis)
    if (type !== 'int32') throw misfit('places of type int32', 'Make the input with input(name, shape, "int32").')
    return places
  },
  emit: (onnx, inputs, { inputs: [{ shape }], attributes: { axis } }) =>
    onnx.node('GatherElements', inputs, { axis: axisOf(shape, axis) }),
  gradient: ({ inputs: [x, places], dy, attributes: { axis } }) => [
    addAlongAxis(places, dy, { axis, size: x.shape[axisOf(x.shape, axis)] }),
    null,
  ],
})

/**
 * 0 and, at each place along one axis, the sum of the updates for it: places int32 and updates [..., k, ...] → [...,
 * size, ...]. The gradient of `takeAlongAxis` and `topK`.
 */
export const addAlongAxis: Operation<[places: Tensor, updates: Tensor], { axis: number; size: number }> = defineOp({
  name: 'add-along-axis',
  dtype: 'float32',
  shape([places, updates], { axis, size }, [type]) {
    const at = checked(updates, places, axis)
    if (type !== 'int32') throw misfit('places of type int32', 'Make the input with input(name, shape, "int32").')
    if (!Number.isInteger(size) || size < 1) throw misfit('a size of 1 or more', `It is ${size}.`)
    if (places[at] !== updates[at]) throw misfit('as many places as updates', 'There is one update for each place.')
    return updates.map((dim, i) => (i === at ? size : dim))
  },
  emit(onnx, [places, updates], { outputs: [{ shape }], attributes: { axis } }) {
    const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints(shape)])
    return onnx.node('ScatterElements', [zeros, places, updates], { axis: axisOf(shape, axis), reduction: 'add' })
  },
  gradient: ({ inputs: [places], dy, attributes: { axis } }) => [null, takeAlongAxis(dy, places, { axis })],
})
