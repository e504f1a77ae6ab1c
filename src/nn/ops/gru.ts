import { defineManyOp, misfit } from '../define-op.ts'
import { sameShape, shapeText, type Tensor } from '../tensor.ts'
import {
  biasGradient,
  checkRecurrent,
  inputGradient,
  ofGates,
  projected,
  recurrence,
  statesBefore,
  weightGradient,
} from './recurrence.ts'
import { transpose } from './transpose.ts'

/** Weights of a GRU of h units: gates r, z, n side by side, as PyTorch's turned over. */
export interface GruWeights {
  /** [in, 3h] */
  inputWeight: Tensor
  /** [h, 3h] */
  hiddenWeight: Tensor
  /** [3h] */
  inputBias: Tensor
  /** [3h]; its part for n is inside the reset. */
  hiddenBias: Tensor
}

const STEPS_FIRST = { axes: [1, 0, 2] }

/**
 * Gated recurrent unit (Cho et al. 2014, arXiv:1406.1078, with the reset after the product as in cuDNN and PyTorch):
 * x [batch, length, in], h0 [batch, h] → the states after each step, [batch, length, h].
 *
 * r = σ(W x + U h), z = σ(W x + U h), n = tanh(W x + r ⊙ (U h)), h' = (1 − z) ⊙ n + z ⊙ h, each with its biases.
 */
export function gru(x: Tensor, h0: Tensor, weights: GruWeights): Tensor {
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = weights
  return transpose(gruSteps(x, h0, inputWeight, hiddenWeight, inputBias, hiddenBias)[0], STEPS_FIRST)
}

/** States, r, z, n and U h + c of n, all [length, batch, h]: the gradient needs them, and a loop leaves them for free. */
const gruSteps = defineManyOp<
  [x: Tensor, h0: Tensor, inputWeight: Tensor, hiddenWeight: Tensor, inputBias: Tensor, hiddenBias: Tensor]
>({
  name: 'gru',
  outputs([x, h0, input, hidden, ...biases]) {
    checkRecurrent(3, x, [h0], { input, hidden, biases })
    return Array.from({ length: 5 }, () => ({ shape: [x[1], x[0], h0[1]], dtype: 'float32' }))
  },
  emit(onnx, [x, h0, inputWeight, hiddenWeight, inputBias, hiddenBias], { inputs }) {
    const [W, U, b, c] = [inputWeight, hiddenWeight, inputBias, hiddenBias].map((name, i) =>
      ofGates(onnx, name, inputs[i + 2].shape, 3),
    )
    const both = [0, 1].map((i) => onnx.node('Add', [b[i], c[i]]))
    // ONNX Runtime's GRU is a half slower than this loop, and keeps the gates to itself.
    return recurrence(onnx, {
      initial: [h0],
      steps: projected(onnx, x, inputs[0].shape, W, [...both, b[2]]),
      shape: inputs[1].shape,
      outputs: 5,
      step(inner, [h], [ofR, ofZ, ofN]) {
        const r = inner.node('Sigmoid', [inner.node('Gemm', [h, U[0], ofR])])
        const z = inner.node('Sigmoid', [inner.node('Gemm', [h, U[1], ofZ])])
        const q = inner.node('Gemm', [h, U[2], c[2]])
        const n = inner.node('Tanh', [inner.node('Add', [ofN, inner.node('Mul', [r, q])])])
        const next = inner.node('Add', [n, inner.node('Mul', [z, inner.node('Sub', [h, n])])])
        return { carried: [next], out: [next, r, z, n, q] }
      },
    }).slice(1)
  },
  gradient({ inputs: [x, h0, W, U], outputs: [states, r, z, n, q], dys: [dy] }) {
    const before = statesBefore(h0, states)
    const [dh0, dr, dz, dn, dq] = gruGradient(dy!, before, r, z, n, q, U)
    const ofX = [dr, dz, dn]
    const ofH = [dr, dz, dq]
    return [
      transpose(inputGradient(ofX, W), STEPS_FIRST),
      dh0,
      weightGradient(transpose(x, STEPS_FIRST), ofX),
      weightGradient(before, ofH),
      biasGradient(ofX),
      biasGradient(ofH),
    ]
  },
})

/**
 * Back through time: from dy, the state before each step, the gates and U h + c of n, all [length, batch, h], and the
 * hidden weights [h, 3h] → dh0 [batch, h] and, before their activations, dr, dz, dn and d(U h + c of n), [length, batch,
 * h]. The loop only carries dh; products with what is known beforehand are made for all steps at once outside.
 */
export const gruGradient = defineManyOp<
  [dy: Tensor, before: Tensor, r: Tensor, z: Tensor, n: Tensor, q: Tensor, hiddenWeight: Tensor]
>({
  name: 'gru-gradient',
  outputs([dy, ...others]) {
    const fits = others.slice(0, 5).every((shape) => sameShape(shape, dy))
    if (dy.length !== 3 || !fits) throw misfit(`gates ${shapeText(dy)}`, 'This is made by gradients().')
    const [, batch, h] = dy
    return [[batch, h], dy, dy, dy, dy].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit(onnx, [dy, before, r, z, n, q, hiddenWeight], { inputs }) {
    const U = ofGates(onnx, hiddenWeight, inputs[6].shape, 3)
    const shape = inputs[0].shape.slice(1)
    return recurrence(onnx, {
      initial: [onnx.node('Expand', [onnx.scalar(0), onnx.ints(shape)])],
      steps: [dy, before, r, z, n, q],
      shape,
      outputs: 4,
      backward: true,
      step(inner, [carried], [dyAt, h, rAt, zAt, nAt, qAt]) {
        const mul = (a: string, b: string) => inner.node('Mul', [a, b])
        const sub = (a: string, b: string) => inner.node('Sub', [a, b])
        const dh = inner.node('Add', [dyAt, carried])
        const kept = mul(dh, zAt)
        const dn = mul(sub(dh, kept), sub(inner.scalar(1), mul(nAt, nAt)))
        const dq = mul(dn, rAt)
        const ofR = mul(dq, qAt)
        const dr = sub(ofR, mul(ofR, rAt))
        const ofZ = mul(sub(h, nAt), kept)
        const dz = sub(ofZ, mul(ofZ, zAt))
        const next = [dr, dz, dq].reduce((sum, dgate, i) => inner.node('Gemm', [dgate, U[i], sum], { transB: 1 }), kept)
        return { carried: [next], out: [dr, dz, dn, dq] }
      },
    })
  },
  gradient: 'once',
})
