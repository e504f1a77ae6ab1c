import { gru, gruGradient } from '../gru.ts'
import { lstm, lstmGradient } from '../lstm.ts'
import type { Draw, OpCase, Values } from './case.ts'

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** A row, which begins at `from`, times a column. */
const product = (a: ArrayLike<number>, from: number, { shape: [k, n], data }: Values, column: number): number => {
  let sum = 0
  for (let i = 0; i < k; i++) sum += a[from + i] * data[i * n + column]
  return sum
}

/** One step after another over a batch: `cell` gives unit j's next state. */
function steps(
  x: Values,
  h0: Values,
  cell: (h: Float64Array, b: number, t: number, j: number) => number,
): Float64Array {
  const [batch, length] = x.shape
  const units = h0.shape[1]
  const out = new Float64Array(batch * length * units)
  for (let b = 0; b < batch; b++) {
    let h = Float64Array.from(h0.data.slice(b * units, (b + 1) * units))
    for (let t = 0; t < length; t++) {
      h = h.map((_, j) => cell(h, b, t, j))
      out.set(h, (b * length + t) * units)
    }
  }
  return out
}

function gruStates(x: Values, h0: Values, W: Values, U: Values, b: Values, c: Values): Float64Array {
  const [, length, width] = x.shape
  const units = h0.shape[1]
  return steps(x, h0, (h, row, t, j) => {
    const ofX = (gate: number) =>
      product(x.data, (row * length + t) * width, W, gate * units + j) + b.data[gate * units + j]
    const ofH = (gate: number) => product(h, 0, U, gate * units + j) + c.data[gate * units + j]
    const [r, z] = [sigmoid(ofX(0) + ofH(0)), sigmoid(ofX(1) + ofH(1))]
    return (1 - z) * Math.tanh(ofX(2) + r * ofH(2)) + z * h[j]
  })
}

function lstmStates(x: Values, h0: Values, c0: Values, W: Values, U: Values, b: Values): Float64Array {
  const [, length, width] = x.shape
  const units = h0.shape[1]
  const cells = Float64Array.from(c0.data)
  return steps(x, h0, (h, row, t, j) => {
    const of = (gate: number) =>
      product(x.data, (row * length + t) * width, W, gate * units + j) +
      product(h, 0, U, gate * units + j) +
      b.data[gate * units + j]
    const at = row * units + j
    cells[at] = sigmoid(of(1)) * cells[at] + sigmoid(of(0)) * Math.tanh(of(2))
    return sigmoid(of(3)) * Math.tanh(cells[at])
  })
}

/** Batch, length and widths of their own, so that a mixed-up axis shows. */
const operands = (draw: Draw, gates: number, length: number, states: number) => [
  draw.reals([2, length, 3]),
  ...Array.from({ length: states }, () => draw.reals([2, 4])),
  draw.reals([3, gates * 4]),
  draw.reals([4, gates * 4]),
  draw.reals([gates * 4]),
]

const gruCase = (length: number): OpCase => ({
  op: 'gru',
  when: `of length ${length}`,
  operands: (draw) => [...operands(draw, 3, length, 1), draw.reals([12])],
  apply: (x, h0, inputWeight, hiddenWeight, inputBias, hiddenBias) =>
    gru(x, h0, { inputWeight, hiddenWeight, inputBias, hiddenBias }),
  expected: gruStates,
})

const lstmCase = (length: number, of: 'states' | 'both'): OpCase => ({
  op: 'lstm',
  when: `of length ${length}, ${of} wanted`,
  operands: (draw) => operands(draw, 4, length, 2),
  apply(x, h0, c0, inputWeight, hiddenWeight, bias) {
    const { states, cells } = lstm(x, h0, c0, { inputWeight, hiddenWeight, bias })
    return of === 'both' ? [states, cells] : states
  },
  expected: lstmStates,
})

/** One unit, one step: dh0 by hand. */
const single = (draw: Draw, count: number, gates: number) => [
  ...Array.from({ length: count }, () => draw.reals([1, 1, 1], 0.1, 0.9)),
  draw.reals([1, gates]),
]

export const recurrent: readonly OpCase[] = [
  gruCase(3),
  gruCase(1),
  {
    op: 'gru-gradient',
    operands: (draw) => single(draw, 6, 3),
    apply: (dy, before, r, z, n, q, U) => gruGradient(dy, before, r, z, n, q, U),
    expected(...values) {
      const [dy, h, r, z, n, q] = values.map(({ data }) => data[0])
      const U = values[6].data
      const dn = dy * (1 - z) * (1 - n * n)
      const dz = dy * (h - n) * z * (1 - z)
      return [dy * z + dn * q * r * (1 - r) * U[0] + dz * U[1] + dn * r * U[2]]
    },
  },
  lstmCase(3, 'both'),
  lstmCase(3, 'states'),
  lstmCase(1, 'both'),
  {
    op: 'lstm-gradient',
    operands: (draw) => single(draw, 7, 4),
    apply: (dy, before, i, f, g, o, bounded, U) => lstmGradient(dy, before, i, f, g, o, bounded, U),
    expected(...values) {
      const [dy, c, i, f, g, o, tanh] = values.map(({ data }) => data[0])
      const U = values[7].data
      const dc = dy * o * (1 - tanh * tanh)
      const slope = (gate: number) => gate * (1 - gate)
      const gates = [dc * g * slope(i), dc * c * slope(f), dc * i * (1 - g * g), dy * tanh * slope(o)]
      return [gates.reduce((sum, dgate, at) => sum + dgate * U[at], 0)]
    },
  },
]
