import { defineManyOp, defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { mul } from './mul.ts'
import { oneHot } from './one-hot.ts'
import { reshape } from './reshape.ts'
import { sub } from './sub.ts'
import { sum } from './sum.ts'

// The probabilities are made on the way to the loss: as a second output they are there for the gradient.
const crossEntropyOp = defineManyOp<[logits: Tensor, targets: Tensor]>({
  name: 'cross-entropy',
  outputs([logits, targets], _, [real, type]) {
    if (logits.length !== 2 || real !== 'float32') throw misfit('logits float32 [n, v]', 'rows() joins leading axes.')
    if (targets.length !== 1 || targets[0] !== logits[0] || type !== 'int32') {
      throw misfit(`targets int32 [${logits[0]}]`, 'There is one target for each row.')
    }
    return [targets, logits].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit(onnx, [logits, targets], { inputs: [{ shape }] }) {
    const p = onnx.node('Softmax', [logits], { axis: 1 })
    const highest = (x: string) => onnx.node('ReduceMax', [x, onnx.ints([1])], { keepdims: 0 })
    // The largest probability is at least 1/v: its logarithm is safe where the target's may not be.
    const normaliser = onnx.node('Sub', [highest(logits), onnx.node('Log', [highest(p)])])
    const at = onnx.node('Reshape', [targets, onnx.ints([shape[0], 1])])
    const own = onnx.node('GatherElements', [logits, at], { axis: 1 })
    return [onnx.node('Sub', [normaliser, onnx.node('Reshape', [own, onnx.ints([shape[0]])])]), p]
  },
  gradient({ inputs: [, targets], outputs: [, p], dys: [dy, dp] }) {
    const own = dy && crossEntropyGradient(p, targets, dy)
    if (!dp) return [own, null]
    const weighed = mul(dp, p)
    const through = sub(weighed, mul(p, sum(weighed, { axes: [1], keep: true })))
    return [own ? add(own, through) : through, null]
  },
})

/**
 * −log softmax(logits)[target] of each row: logits float32 [n, v], targets int32 [n] from 0 to v − 1 → [n]. Where the
 * logits are rows · tableᵀ of a large table, linearCrossEntropy() never holds them all.
 */
export const crossEntropy = (logits: Tensor, targets: Tensor): Tensor => crossEntropyOp(logits, targets)[0]

/** d/dlogits of crossEntropy: probabilities [n, v], targets int32 [n], dy [n] → dy · (probabilities − onehot), [n, v]. */
export const crossEntropyGradient: Operation<[p: Tensor, targets: Tensor, dy: Tensor]> = defineOp({
  name: 'cross-entropy-gradient',
  shape([p, targets, dy]) {
    if (p.length !== 2 || targets.length !== 1 || dy.length !== 1 || targets[0] !== p[0] || dy[0] !== p[0]) {
      throw misfit('probabilities [n, v], targets [n] and dy [n]', 'There is one target for each row.')
    }
    return p
  },
  emit(onnx, [p, targets, dy], { inputs: [{ shape }] }) {
    const column = (x: string) => onnx.node('Reshape', [x, onnx.ints([shape[0], 1])])
    const weight = column(dy)
    const inputs = [onnx.node('Mul', [p, weight]), column(targets), onnx.node('Neg', [weight])]
    return onnx.node('ScatterElements', inputs, { axis: 1, reduction: 'add' })
  },
  gradient({ inputs: [p, targets, dy], dy: ddy }) {
    const apart = sub(p, oneHot(targets, { classes: p.shape[1] }))
    return [mul(ddy, reshape(dy, { shape: [-1, 1] })), null, sum(mul(ddy, apart), { axes: [1] })]
  },
})
