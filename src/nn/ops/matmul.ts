import { defineOp, misfit, type Operation } from '../define-op.ts'
import { MICROSOFT } from '../onnx/model.ts'
import type { Shape, Tensor } from '../tensor.ts'
import { broadcast } from './broadcast.ts'
import { rows } from './reshape.ts'
import { sumTo } from './sum.ts'

export interface MatmulOptions {
  /** Take the last two axes of a (of b) turned over. */
  transposeA?: boolean
  transposeB?: boolean
}

const turned = (shape: Shape, turn = false): Shape =>
  turn ? [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!] : shape

/** Matrix product of the last two axes: [..., m, k] · [..., k, n] → [..., m, n]; leading axes are broadcast. */
export const matmul: Operation<[a: Tensor, b: Tensor], MatmulOptions> = defineOp({
  name: 'matmul',
  shape([a, b], { transposeA, transposeB }) {
    if (a.length < 2 || b.length < 2)
      throw misfit('two axes or more on both', 'reshape() a vector to one row or column.')
    const [left, right] = [turned(a, transposeA), turned(b, transposeB)]
    if (left.at(-1) !== right.at(-2)) {
      throw misfit(`[…, ${left.at(-1)}, n] as the second`, 'Transpose it, or check the width of the layer before.')
    }
    return [...broadcast(left.slice(0, -2), right.slice(0, -2)), left.at(-2)!, right.at(-1)!]
  },
  emit(onnx, [a, b], { inputs: [x, y], outputs: [out], attributes: { transposeA = false, transposeB = false } }) {
    if (x.shape.length === 2 && y.shape.length === 2) {
      return onnx.node('Gemm', [a, b], { transA: Number(transposeA), transB: Number(transposeB) })
    }
    if (y.shape.length === 2 && !transposeA) {
      // One product over all leading axes: Gemm takes b turned over without moving it.
      const flat = onnx.node('Reshape', [a, onnx.ints([-1, x.shape.at(-1)!])])
      const product = onnx.node('Gemm', [flat, b], { transB: Number(transposeB) })
      return onnx.node('Reshape', [product, onnx.ints(out.shape)])
    }
    if (!transposeA && !transposeB) return onnx.node('MatMul', [a, b])
    return onnx.node('FusedMatMul', [a, b], { transA: Number(transposeA), transB: Number(transposeB) }, MICROSOFT)
  },
  gradient({ inputs: [a, b], dy, attributes: { transposeA = false, transposeB = false } }) {
    if (b.shape.length === 2 && !transposeA) {
      const db = transposeB
        ? matmul(rows(dy), rows(a), { transposeA: true })
        : matmul(rows(a), rows(dy), { transposeA: true })
      return [matmul(dy, b, { transposeB: !transposeB }), db]
    }
    const da = transposeA
      ? matmul(b, dy, { transposeA: transposeB, transposeB: true })
      : matmul(dy, b, { transposeB: !transposeB })
    const db = transposeB
      ? matmul(dy, a, { transposeA: true, transposeB: transposeA })
      : matmul(a, dy, { transposeA: !transposeA })
    return [sumTo(da, { shape: a.shape }), sumTo(db, { shape: b.shape })]
  },
})
