import { defineOp, misfit, type Operation } from '../define-op.ts'
import { size, type Tensor } from '../tensor.ts'
import { matmul } from './matmul.ts'
import { rows } from './reshape.ts'
import { sum } from './sum.ts'

/**
 * x · weight + bias in one product: x [..., in], weight [in, out], bias [out] → [..., out]. Faster than the product and
 * the sum one after the other, which pass over the result twice.
 */
export const affine: Operation<[x: Tensor, weight: Tensor, bias: Tensor]> = defineOp({
  name: 'affine',
  shape([x, weight, bias]) {
    if (x.length < 2 || weight.length !== 2 || x.at(-1) !== weight[0]) {
      throw misfit(
        `x [..., in] of two axes or more and weight [${x.at(-1)}, out]`,
        'Check the width of the layer before.',
      )
    }
    if (bias.length !== 1 || bias[0] !== weight[1]) throw misfit(`bias [${weight[1]}]`, 'There is one for each output.')
    return [...x.slice(0, -1), weight[1]]
  },
  emit(onnx, [x, weight, bias], { inputs: [{ shape }], outputs: [out] }) {
    if (shape.length === 2) return onnx.node('Gemm', [x, weight, bias])
    const flat = onnx.node('Reshape', [x, onnx.ints([size(shape.slice(0, -1)), shape.at(-1)!])])
    return onnx.node('Reshape', [onnx.node('Gemm', [flat, weight, bias]), onnx.ints(out.shape)])
  },
  gradient: ({ inputs: [x, weight], dy }) => [
    matmul(dy, weight, { transposeB: true }),
    matmul(rows(x), rows(dy), { transposeA: true }),
    sum(rows(dy), { axes: [0] }),
  ],
})
