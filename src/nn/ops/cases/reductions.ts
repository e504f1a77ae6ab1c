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
]
