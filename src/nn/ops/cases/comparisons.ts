import type { Tensor } from '../../tensor.ts'
import { cast } from '../cast.ts'
import { equal } from '../equal.ts'
import { greater } from '../greater.ts'
import { greaterOrEqual, less } from '../less.ts'
import { logicalAnd } from '../logical-and.ts'
import { logicalNot } from '../logical-not.ts'
import { logicalOr } from '../logical-or.ts'
import { stopGradient } from '../stop-gradient.ts'
import { where } from '../where.ts'
import type { Draw, OpCase } from './case.ts'

const compared = (
  op: string,
  apply: (a: Tensor, b: Tensor) => Tensor,
  of: (a: number, b: number) => boolean,
  when?: string,
) =>
  [
    { kind: 'ids', draw: (draw: Draw) => [draw.ids([3, 4], 3), draw.ids([4], 3)] },
    {
      kind: 'reals',
      draw: (draw: Draw) => [draw.distinct([3, 4]), draw.operand([1], 'float32', Float32Array.of(0.02))],
    },
  ].map(
    ({ kind, draw }): OpCase => ({
      op,
      when: [`of ${kind}`, when].join(' '),
      operands: draw,
      apply: (a, b) => apply(a, b),
      expected: (a, b) => Array.from(a.data, (x, i) => Number(of(x, b.data[i % b.data.length]))),
    }),
  )

const joined = (op: string, apply: (a: Tensor, b: Tensor) => Tensor, of: (a: number, b: number) => number): OpCase => ({
  op,
  operands: (draw) => [draw.mask([2, 4]), draw.mask([4])],
  apply: (a, b) => apply(a, b),
  expected: (a, b) => Array.from(a.data, (x, i) => of(x, b.data[i % 4])),
})

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
  ...compared('equal', equal, (a, b) => a === b),
  ...compared('greater', greater, (a, b) => a > b),
  ...compared('less', less, (a, b) => a < b),
  ...compared('less', greaterOrEqual, (a, b) => a >= b, 'denied'),
  {
    op: 'greater',
    when: 'of ids and a number',
    operands: (draw) => [draw.ids([5], 3)],
    apply: (ids) => greater(2, ids),
    expected: ({ data }) => Array.from(data, (id) => Number(id < 2)),
  },
  {
    op: 'equal',
    when: 'of masks',
    operands: (draw) => [draw.mask([5]), draw.mask([5])],
    apply: (a, b) => equal(a, b),
    expected: (a, b) => Array.from(a.data, (x, i) => Number(x === b.data[i])),
  },
  joined('logical-and', logicalAnd, (a, b) => a & b),
  joined('logical-or', logicalOr, (a, b) => a | b),
  {
    op: 'logical-not',
    operands: (draw) => [draw.mask([5])],
    apply: (x) => logicalNot(x),
    expected: ({ data }) => Array.from(data, (x) => 1 - x),
  },
]
