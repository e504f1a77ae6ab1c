import { reshape } from '../reshape.ts'
import { expand } from '../sum.ts'
import { transpose } from '../transpose.ts'
import type { OpCase } from './case.ts'

export const shapes: readonly OpCase[] = [
  {
    op: 'reshape',
    operands: (draw) => [draw.reals([2, 6])],
    apply: (x) => reshape(x, { shape: [3, -1] }),
    expected: ({ data }) => data,
  },
  {
    op: 'expand',
    operands: (draw) => [draw.reals([3, 1])],
    apply: (x) => expand(x, { shape: [2, 3, 2] }),
    expected: ({ data }) => [...data, ...data].flatMap((x) => [x, x]),
  },
  {
    op: 'transpose',
    operands: (draw) => [draw.reals([2, draw.integer(1, 3), 2])],
    apply: (x) => transpose(x, { axes: [2, 0, 1] }),
    expected: ({ shape: [a, b, c], data }) =>
      Array.from({ length: a * b * c }, (_, at) => {
        const [i, j, k] = [Math.floor(at / (a * b)), Math.floor(at / b) % a, at % b]
        return data[(j * b + k) * c + i]
      }),
  },
]
