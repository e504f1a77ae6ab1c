import { cast } from '../cast.ts'
import { stopGradient } from '../stop-gradient.ts'
import { where } from '../where.ts'
import type { OpCase } from './case.ts'

export const comparisons: readonly OpCase[] = [
  {
    op: 'where',
    operands: (draw) => [draw.mask([2, 3]), draw.reals([2, 3]), draw.reals([3])],
    apply: (condition, a, b) => where(condition, a, b),
    expected: (condition, a, b) => Array.from(condition.data, (is, i) => (is ? a.data[i] : b.data[i % 3])),
  },
  {
    op: 'where',
    when: 'between ids and a number',
    operands: (draw) => [draw.mask([2, 1]), draw.ids([2, 2], 9)],
    apply: (condition, ids) => where(condition, ids, -1),
    expected: (condition, ids) => Array.from(ids.data, (id, i) => (condition.data[i >> 1] ? id : -1)),
  },
  {
    op: 'cast',
    operands: (draw) => [draw.reals([2, 3], -3, 3)],
    apply: (x) => cast(x, { dtype: 'int32' }),
    expected: ({ data }) => Array.from(data, Math.trunc),
  },
  {
    op: 'cast',
    when: 'of a mask to real numbers',
    operands: (draw) => [draw.mask([5])],
    apply: (x) => cast(x, { dtype: 'float32' }),
    expected: ({ data }) => data,
  },
  {
    op: 'cast',
    when: 'to the same type',
    operands: (draw) => [draw.reals([3])],
    apply: (x) => cast(x, { dtype: 'float32' }),
    expected: ({ data }) => data,
  },
  {
    op: 'stop-gradient',
    operands: (draw) => [draw.reals([3])],
    apply: (x) => stopGradient(x),
    expected: ({ data }) => data,
  },
]
