import { argmax } from '../argmax.ts'
import { type CumsumOptions, cumsum } from '../cumsum.ts'
import { logSumExp } from '../log-sum-exp.ts'
import { max } from '../max.ts'
import { mean } from '../mean.ts'
import { min } from '../min.ts'
import { mul } from '../mul.ts'
import { expand, sum } from '../sum.ts'
import { addAlongAxis, takeAlongAxis } from '../take-along-axis.ts'
import { topK } from '../top-k.ts'
import { variance } from '../variance.ts'
import type { OpCase } from './case.ts'
import { byRow } from './norms.ts'

const meanOf = (xs: readonly number[]) => xs.reduce((a, b) => a + b) / xs.length
const logSumExpOf = (xs: readonly number[]) => Math.log(xs.reduce((total, x) => total + Math.exp(x), 0))

const cumsums = (options: CumsumOptions): OpCase => ({
  op: 'cumsum',
  when: Object.keys(options).join(' and ') || undefined,
  operands: (draw) => [draw.reals([2, draw.integer(1, 4)])],
  apply: (x) => cumsum(x, options),
  expected: (x) =>
    byRow(x, (row) =>
      row.map((_, j) =>
        row.reduce((total, value, i) => {
          const before = options.reverse ? i > j : i < j
          return before || (i === j && !options.exclusive) ? total + value : total
        }, 0),
      ),
    ),
})

export const reductions: readonly OpCase[] = [
  {
    op: 'sum',
    when: 'over very many rows',
    operands: (draw) => [draw.reals([2, 3])],
    apply: (x) => sum(mul(expand(x, { shape: [2048, 2, 3] }), 1 / 2048), { axes: [0, 1] }),
    expected: ({ data }) => [0, 1, 2].map((j) => data[j] + data[3 + j]),
  },
  {
    op: 'sum',
    operands: (draw) => [draw.reals([draw.integer(1, 3), draw.integer(1, 4)])],
    apply: (x) => sum(x, { axes: [0] }),
    expected: ({ shape: [m, n], data }) =>
      Array.from({ length: n }, (_, j) => Array.from({ length: m }, (_, i) => data[i * n + j]).reduce((a, b) => a + b)),
  },
  {
    op: 'mean',
    operands: (draw) => [draw.reals([draw.integer(1, 3), draw.integer(1, 4)])],
    apply: (x) => mean(x),
    expected: ({ data }) => [Array.from(data).reduce((a, b) => a + b) / data.length],
  },
  {
    op: 'mean',
    when: 'over the last axis, kept',
    operands: (draw) => [draw.reals([3, 2])],
    apply: (x) => mean(x, { axes: [-1], keep: true }),
    expected: ({ data }) => [0, 2, 4].map((i) => (data[i] + data[i + 1]) / 2),
  },
  {
    op: 'mean',
    when: 'twice, as variance',
    operands: (draw) => [draw.reals([3, 4])],
    apply: (x) => variance(x, { axes: [1] }),
    expected: (x) => byRow(x, (row) => [meanOf(row.map((value) => (value - meanOf(row)) ** 2))]),
  },
  {
    op: 'max',
    operands: (draw) => [draw.distinct([3, 4])],
    apply: (x) => max(x, { axes: [-1] }),
    expected: (x) => byRow(x, (row) => [Math.max(...row)]),
  },
  {
    op: 'max',
    when: 'of everything',
    operands: (draw) => [draw.distinct([3, 2])],
    apply: (x) => max(x),
    expected: ({ data }) => [Math.max(...data)],
  },
  {
    op: 'max',
    when: 'of equal numbers',
    // The step up takes the maximum along and the step down does not: half the slope, as each of two gets.
    operands: (draw) => [draw.operand([2], 'float32', Float32Array.of(1, 1))],
    apply: (x) => max(x),
    expected: () => [1],
  },
  {
    op: 'min',
    operands: (draw) => [draw.distinct([3, 4])],
    apply: (x) => min(x, { axes: [-1], keep: true }),
    expected: (x) => byRow(x, (row) => [Math.min(...row)]),
  },
  {
    op: 'argmax',
    operands: (draw) => [draw.distinct([3, 4])],
    apply: (x) => argmax(x),
    expected: (x) => byRow(x, (row) => [row.indexOf(Math.max(...row))]),
  },
  {
    op: 'argmax',
    when: 'of equal numbers',
    operands: (draw) => [
      draw.operand(
        [20],
        'float32',
        Float32Array.from({ length: 20 }, (_, i) => Number(i % 5 === 3)),
      ),
    ],
    apply: (x) => argmax(x),
    expected: () => [3],
  },
  {
    op: 'log-sum-exp',
    operands: (draw) => [draw.reals([3, 4], -3, 3)],
    apply: (x) => logSumExp(x, { axes: [-1] }),
    expected: (x) => byRow(x, (row) => [logSumExpOf(row)]),
  },
  {
    op: 'log-sum-exp',
    when: 'of everything',
    operands: (draw) => [draw.reals([2, 4], -3, 3)],
    apply: (x) => logSumExp(x),
    expected: ({ data }) => [logSumExpOf(Array.from(data))],
  },
  {
    op: 'log-sum-exp',
    when: 'of large numbers',
    operands: (draw) => [draw.operand([2, 2], 'float32', Float32Array.of(300, 301, -300, -500))],
    apply: (x) => logSumExp(x, { axes: [1], keep: true }),
    expected: () => [301 + Math.log1p(Math.exp(-1)), -300],
  },
  ...[{}, { exclusive: true }, { reverse: true }, { exclusive: true, reverse: true }].map(cumsums),
  {
    op: 'cumsum',
    when: 'of counts along the first axis',
    operands: (draw) => [draw.ids([3, 2], 4)],
    apply: (x) => cumsum(x, { axis: 0 }),
    expected: ({ data: [a, b, c, d, e, f] }) => [a, b, a + c, b + d, a + c + e, b + d + f],
  },
  {
    op: 'top-k',
    operands: (draw) => [draw.distinct([2, 5])],
    apply: (x) => topK(x, { k: 3 }),
    expected: (x) => byRow(x, (row) => row.toSorted((a, b) => b - a).slice(0, 3)),
  },
  {
    op: 'top-k',
    when: 'by place',
    operands: (draw) => [draw.distinct([2, 5])],
    apply: (x) => topK(x, { k: 2 })[1],
    expected: (x) =>
      byRow(x, (row) =>
        row
          .map((_, j) => j)
          .sort((i, j) => row[j] - row[i])
          .slice(0, 2),
      ),
  },
  {
    op: 'add-along-axis',
    when: 'of the last axis',
    operands: (draw) => [draw.ids([2, 3], 3), draw.reals([2, 3])],
    apply: (places, updates) => addAlongAxis(places, updates, { axis: -1, size: 4 }),
    expected(places, updates) {
      const out = new Float64Array(8)
      for (const [i, place] of places.data.entries()) out[(i < 3 ? 0 : 4) + place] += updates.data[i]
      return out
    },
  },
  {
    op: 'take-along-axis',
    when: 'of the last axis',
    operands: (draw) => [draw.reals([2, 4]), draw.ids([2, 3], 3)],
    apply: (x, places) => takeAlongAxis(x, places, { axis: -1 }),
    expected: (x, places) => Array.from(places.data, (place, i) => x.data[(i < 3 ? 0 : 4) + place]),
  },
]
