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
import { expand } from './sum.ts'
import { transpose } from './transpose.ts'

/** Weights of an LSTM of h units: gates i, f, g, o side by side, as PyTorch's turned over. */
export interface LstmWeights {
  /** [in, 4h] */
  inputWeight: Tensor
  /** [h, 4h] */
  hiddenWeight: Tensor
  /** [4h]; the sum of PyTorch's two. */
  bias: Tensor
}

const STEPS_FIRST = { axes: [1, 0, 2] }

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000): x [batch, length,
 * in], h0 and c0 [batch, h] → states and cells after each step, [batch, length, h].
 *
 * i, f, o = σ(W x + U h + b), g = tanh(W x + U h + b), c' = f ⊙ c + i ⊙ g, h' = o ⊙ tanh(c').
 */
export function lstm(x: Tensor, h0: Tensor, c0: Tensor, weights: LstmWeights): { states: Tensor; cells: Tensor } {
  const [states, cells] = lstmSteps(x, h0, c0, weights.inputWeight, weights.hiddenWeight, weights.bias)
  return { states: transpose(states, STEPS_FIRST), cells: transpose(cells, STEPS_FIRST) }
}

/** States, cells, i, f, g, o and tanh of the cells, all [length, batch, h]: what the gradient needs. */
const lstmSteps = defineManyOp<
  [x: Tensor, h0: Tensor, c0: Tensor, inputWeight: Tensor, hiddenWeight: Tensor, bias: Tensor]
>({
  name: 'lstm',
  outputs([x, h0, c0, input, hidden, bias]) {
    checkRecurrent(4, x, [h0, c0], { input, hidden, biases: [bias] })
    return Array.from({ length: 7 }, () => ({ shape: [x[1], x[0], h0[1]], dtype: 'float32' }))
  },
  emit(onnx, [x, h0, c0, inputWeight, hiddenWeight, bias], { inputs }) {
    const [W, U, b] = [inputWeight, hiddenWeight, bias].map((name, i) => ofGates(onnx, name, inputs[i + 3].shape, 4))
    return recurrence(onnx, {
      initial: [h0, c0],
      steps: projected(onnx, x, inputs[0].shape, W, b),
      shape: inputs[1].shape,
      outputs: 7,
      step(inner, [h, c], steps) {
        const [i, f, g, o] = steps.map((at, gate) =>
          inner.node(gate === 2 ? 'Tanh' : 'Sigmoid', [inner.node('Gemm', [h, U[gate], at])]),
        )
        const cell = inner.node('Add', [inner.node('Mul', [f, c]), inner.node('Mul', [i, g])])
        const bounded = inner.node('Tanh', [cell])
        const state = inner.node('Mul', [o, bounded])
        return { carried: [state, cell], out: [state, cell, i, f, g, o, bounded] }
      },
    }).slice(2)
  },
  gradient({ inputs: [x, h0, c0, W, U], outputs, dys: [dstates, dcells] }) {
    const [states, cells, i, f, g, o, bounded] = outputs
    const dy = dstates ?? expand(0, { shape: states.shape })
    const made = lstmGradient(dy, statesBefore(c0, cells), i, f, g, o, bounded, U, dcells ?? undefined)
    const [dh0, dc0, ...gates] = made
    return [
      transpose(inputGradient(gates, W), STEPS_FIRST),
      dh0,
      dc0,
      weightGradient(transpose(x, STEPS_FIRST), gates),
      weightGradient(statesBefore(h0, states), gates),
      biasGradient(gates),
    ]
  },
})

/**
 * Back through time: from dstates, the cell before each step, the gates and tanh of the cells, all [length, batch, h],
 * the hidden weights [h, 4h] and perhaps dcells → dh0, dc0 [batch, h] and the gates' gradients before their
 * activations, [length, batch, h] each.
 */
export const lstmGradient = defineManyOp<
  [
    dy: Tensor,
    before: Tensor,
    i: Tensor,
    f: Tensor,
    g: Tensor,
    o: Tensor,
    bounded: Tensor,
    hiddenWeight: Tensor,
    dcells?: Tensor,
  ]
>({
  name: 'lstm-gradient',
  outputs([dy, ...others]) {
    const fits = others.every((shape, i) => i === 6 || shape === undefined || sameShape(shape, dy))
    if (dy.length !== 3 || !fits) throw misfit(`gates ${shapeText(dy)}`, 'This is made by gradients().')
    const state = dy.slice(1)
    return [state, state, dy, dy, dy, dy].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit(onnx, [dy, before, i, f, g, o, bounded, hiddenWeight, dcells], { inputs }) {
    const U = ofGates(onnx, hiddenWeight, inputs[7].shape, 4)
    const shape = inputs[0].shape.slice(1)
    const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints(shape)])
    return recurrence(onnx, {
      initial: [zeros, zeros],
      steps: [dy, before, i, f, g, o, bounded, ...(dcells ? [dcells] : [])],
      shape,
      outputs: 4,
      backward: true,
      step(inner, [dhNext, dcNext], [dyAt, cBefore, iAt, fAt, gAt, oAt, tanhC, dcAt]) {
        const [mul, sub, add] = ['Mul', 'Sub', 'Add'].map((op) => (a: string, b: string) => inner.node(op, [a, b]))
        // Times the slope of σ and of tanh, by their values.
        const logistic = (d: string, of: string) => {
          const scaled = mul(d, of)
          return sub(scaled, mul(scaled, of))
        }
        const tanh = (d: string, of: string) => sub(d, mul(d, mul(of, of)))
        const dh = add(dyAt, dhNext)
        const throughState = tanh(mul(dh, oAt), tanhC)
        const dc = add(dcAt ? add(dcAt, dcNext) : dcNext, throughState)
        const gates = [
          logistic(mul(dc, gAt), iAt),
          logistic(mul(dc, cBefore), fAt),
          tanh(mul(dc, iAt), gAt),
          logistic(mul(dh, tanhC), oAt),
        ]
        const first = inner.node('Gemm', [gates[0], U[0]], { transB: 1 })
        const next = gates
          .slice(1)
          .reduce((sum, dgate, at) => inner.node('Gemm', [dgate, U[at + 1], sum], { transB: 1 }), first)
        return { carried: [next, mul(dc, fAt)], out: gates }
      },
    })
  },
  gradient: 'once',
})
