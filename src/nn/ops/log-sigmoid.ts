import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
import { sigmoid } from './sigmoid.ts'

/** log σ(x) = −log(1 + e⁻ˣ) by element, any shape, float32, to 1e-6 at any finite x, unlike log(sigmoid(x)). */
export const logSigmoid: Operation<[x: Operand]> = defineOp({
  name: 'log-sigmoid',
  shape: elementwise,
  // min(x, 0) + log σ(|x|), where σ ≥ ½
  emit(onnx, [x]) {
    const rest = onnx.node('Log', [onnx.node('Sigmoid', [onnx.node('Abs', [x])])])
    return onnx.node('Add', [onnx.node('Min', [x, onnx.scalar(0)]), rest])
  },
  gradient: ({ inputs: [x], dy }) => [mul(dy, sigmoid(neg(x)))],
})
