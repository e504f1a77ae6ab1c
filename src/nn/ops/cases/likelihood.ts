import { crossEntropy, crossEntropyGradient } from '../cross-entropy.ts'
import { logSoftmax } from '../log-softmax.ts'
import { oneHot } from '../one-hot.ts'
import { softmax } from '../softmax.ts'
import type { OpCase } from './case.ts'
import { byRow } from './norms.ts'

const softmaxOf = (row: readonly number[]) => {
  const total = row.reduce((sum, x) => sum + Math.exp(x), 0)
  return row.map((x) => Math.exp(x) / total)
}

export const likelihood: readonly OpCase[] = [
  {
    op: 'softmax',
    operands: (draw) => [draw.reals([draw.integer(1, 3), draw.integer(1, 4)])],
    apply: (x) => softmax(x),
    expected: (x) => byRow(x, softmaxOf),
  },
  {
    op: 'softmax',
    when: 'along the first axis',
    operands: (draw) => [draw.reals([3, 2])],
    apply: (x) => softmax(x, { axis: 0 }),
    expected({ data }) {
      const columns = [0, 1].map((j) => softmaxOf([data[j], data[2 + j], data[4 + j]]))
      return [0, 1, 2].flatMap((i) => columns.map((column) => column[i]))
    },
  },
  {
    op: 'log-softmax',
    operands: (draw) => [draw.reals([draw.integer(1, 3), draw.integer(1, 4)])],
    apply: (x) => logSoftmax(x),
    expected: (x) => byRow(x, (row) => softmaxOf(row).map(Math.log)),
  },
  {
    op: 'cross-entropy',
    operands: (draw) => [draw.reals([3, 4], -3, 3), draw.ids([3], 3)],
    apply: (logits, targets) => crossEntropy(logits, targets),
    expected(logits, targets) {
      const p = byRow(logits, softmaxOf)
      return Array.from(targets.data, (target, i) => -Math.log(p[i * 4 + target]))
    },
  },
  {
    op: 'cross-entropy',
    when: 'of a target that is all but impossible',
    operands: (draw) => [
      draw.operand([1, 2], 'float32', Float32Array.of(300, -300)),
      draw.operand([1], 'int32', Int32Array.of(1)),
    ],
    apply: (logits, targets) => crossEntropy(logits, targets),
    expected: () => [600],
  },
  {
    op: 'cross-entropy-gradient',
    operands: (draw) => [draw.reals([3, 4], 0, 1), draw.ids([3], 3), draw.reals([3])],
    apply: (p, targets, dy) => crossEntropyGradient(p, targets, dy),
    expected: (p, targets, dy) =>
      Array.from(p.data, (x, i) => dy.data[i >> 2] * (x - Number(targets.data[i >> 2] === i % 4))),
  },
  {
    op: 'one-hot',
    operands: (draw) => [draw.ids([2, 2], 2)],
    apply: (ids) => oneHot(ids, { classes: 3 }),
    expected: ({ data }) => Array.from(data).flatMap((id) => [0, 1, 2].map((i) => Number(i === id))),
  },
]
