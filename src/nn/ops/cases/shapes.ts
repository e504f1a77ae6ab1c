import { concat } from '../concat.ts'
import { reshape } from '../reshape.ts'
import { pad, slice } from '../slice.ts'
import { split } from '../split.ts'
import { stack, unstack } from '../stack.ts'
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
  {
    op: 'slice',
    operands: (draw) => [draw.reals([draw.integer(1, 3), 5, 2])],
    apply: (x) => slice(x, { axis: 1, start: 1, end: -1 }),
    expected: ({ data }) =>
      Array.from(data).filter((_, at) => Math.floor(at / 2) % 5 > 0 && Math.floor(at / 2) % 5 < 4),
  },
  {
    op: 'slice',
    when: 'with a step that leads beyond the end',
    operands: (draw) => [draw.reals([2, 6])],
    apply: (x) => slice(x, { axis: -1, start: 1, step: 3 }),
    expected: ({ data }) => [1, 4, 7, 10].map((at) => data[at]),
  },
  {
    op: 'slice',
    when: 'with a step that ends before the end',
    operands: (draw) => [draw.reals([9])],
    apply: (x) => slice(x, { axis: 0, start: 2, end: 6, step: 2 }),
    expected: ({ data }) => [data[2], data[4]],
  },
  {
    op: 'slice',
    when: 'of parts of one axis',
    operands: (draw) => [draw.reals([2, 5])],
    apply: (x) => split(x, { axis: 1, sizes: [2, 3] }).toReversed(),
    expected: ({ data }) => [2, 3, 4, 7, 8, 9].map((at) => data[at]),
  },
  {
    op: 'slice',
    when: 'of ids',
    operands: (draw) => [draw.ids([4], 9)],
    apply: (x) => slice(x, { axis: 0, start: 3 }),
    expected: ({ data }) => data.slice(3),
  },
  {
    op: 'pad',
    operands: (draw) => [draw.reals([1, 2])],
    apply: (x) => pad(x, { before: [1, 0], after: [0, 2], value: 0.5 }),
    expected: ({ data }) => [0.5, 0.5, 0.5, 0.5, data[0], data[1], 0.5, 0.5],
  },
  {
    op: 'pad',
    when: 'of ids',
    operands: (draw) => [draw.ids([2], 9)],
    apply: (x) => pad(x, { before: [1], after: [0], value: -1 }),
    expected: ({ data }) => [-1, ...data],
  },
  {
    op: 'concat',
    operands: (draw) => [draw.reals([2, 1]), draw.reals([2, 2])],
    apply: (a, b) => concat(a, b, { axis: -1 }),
    expected: ({ data: a }, { data: b }) => [a[0], b[0], b[1], a[1], b[2], b[3]],
  },
  {
    op: 'concat',
    when: 'of tensors on a new axis',
    operands: (draw) => [draw.reals([2, 2]), draw.reals([2, 2]), draw.reals([2, 2])],
    apply: (...tensors) => stack(tensors, { axis: 1 }),
    expected: ({ data: a }, { data: b }, { data: c }) =>
      [a, b, c].flatMap((x) => [...x.slice(0, 2)]).concat([a, b, c].flatMap((x) => [...x.slice(2)])),
  },
  {
    op: 'reshape',
    when: 'of the places of an axis',
    operands: (draw) => [draw.reals([2, 3])],
    apply: (x) => unstack(x, { axis: -1 }).toReversed(),
    expected: ({ data }) => [data[2], data[5]],
  },
]
