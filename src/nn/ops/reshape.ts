import { defineOp, misfit, type Operation } from '../define-op.ts'
import { type Shape, shapeText, size, type Tensor } from '../tensor.ts'

/** The same elements in the same order under another shape; one size may be -1, and is worked out. */
export const reshape: Operation<[x: Tensor], { shape: Shape }> = defineOp({
  name: 'reshape',
  shape([x], { shape }) {
    const known = size(shape.filter((dim) => dim !== -1))
    const whole = shape.map((dim) => (dim === -1 ? size(x) / known : dim))
    if (size(whole) !== size(x) || whole.some((dim) => !Number.isInteger(dim) || dim < 0)) {
      throw misfit(`${size(x)} elements`, `${shapeText(shape)} holds another number.`)
    }
    return whole
  },
  emit: (onnx, [x], { outputs: [{ shape }] }) => onnx.node('Reshape', [x, onnx.ints(shape)]),
  gradient: ({ inputs: [x], dy }) => [reshape(dy, { shape: x.shape })],
})

/** Leading axes joined: [..., n] → [rows, n]. */
export const rows = (x: Tensor): Tensor => reshape(x, { shape: [-1, x.shape.at(-1)!] })
