import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Emitter } from '../onnx/emitter.ts'
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
    const turns = { transA: Number(transposeA), transB: Number(transposeB) }
    if (x.shape.length === 2 && y.shape.length === 2) {
      if (!transposeA) return onnx.node('Gemm', [a, b], turns)
      const parts = transposeB ? 1 : partsOf(x.shape, y.shape)
      return parts > 1
        ? inParts(onnx, [a, b], [x.shape, y.shape], parts)
        : onnx.node('FusedMatMul', [a, b], turns, MICROSOFT)
    }
    if (y.shape.length === 2 && !transposeA) {
      // One product over all leading axes: Gemm takes b turned over without moving it.
      const flat = onnx.node('Reshape', [a, onnx.ints([-1, x.shape.at(-1)!])])
      const product = onnx.node('Gemm', [flat, b], { transB: Number(transposeB) })
      return onnx.node('Reshape', [product, onnx.ints(out.shape)])
    }
    if (!transposeA && !transposeB) return onnx.node('MatMul', [a, b])
    return onnx.node('FusedMatMul', [a, b], turns, MICROSOFT)
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

/** Rows of a part: what a core can add up while its result stays in its cache. */
const PART = 400

/**
 * The gradient of a weight, aᵀ · b, is small and adds up very many rows: ONNX Runtime would give all of it to one core.
 * Into how many equal parts the rows are cut, each with a product of its own; 1 where that does not help.
 */
function partsOf([k, m]: Shape, [, n]: Shape): number {
  if (k < 8 * PART || m * n > 32_768) return 1
  const most = Math.floor(k / PART)
  for (let parts = most; parts > 1; parts--) if (k % parts === 0) return parts
  return 1
}

/** Σ over parts of aᵀ · b of the part's rows. */
function inParts(onnx: Emitter, [a, b]: readonly string[], [[k, m], [, n]]: readonly Shape[], parts: number): string {
  const cut = (x: string, width: number) => onnx.node('Reshape', [x, onnx.ints([parts, k / parts, width])])
  const products = onnx.node('FusedMatMul', [cut(a, m), cut(b, n)], { transA: 1 }, MICROSOFT)
  return onnx.node('ReduceSum', [products, onnx.ints([0])], { keepdims: 0 })
}
