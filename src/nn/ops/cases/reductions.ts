import { mean } from '../mean.ts'
import { sum } from '../sum.ts'
import type { OpCase } from './case.ts'

export const reductions: readonly OpCase[] = [
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
]
