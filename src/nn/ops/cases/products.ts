import type { Tensor } from '../../tensor.ts'
import { affine } from '../affine.ts'
import { linearCrossEntropy, linearCrossEntropyGradient } from '../linear-cross-entropy.ts'
import { type MatmulOptions, matmul } from '../matmul.ts'
import { mul } from '../mul.ts'
import { rows } from '../reshape.ts'
import { sampledCrossEntropy, sampledCrossEntropyGradient } from '../sampled-cross-entropy.ts'
import { expand } from '../sum.ts'
import type { OpCase, Values } from './case.ts'

/** Element (i, j) of batch b of a matrix, perhaps turned over. */
const at = ({ shape, data }: Values, b: number, i: number, j: number, turn = false) => {
  const [rows, columns] = shape.slice(-2)
  const batch = data.length === rows * columns ? 0 : b
  return data[batch * rows * columns + (turn ? j * columns + i : i * columns + j)]
}

const product =
  ({ transposeA = false, transposeB = false }: MatmulOptions = {}) =>
  (a: Values, b: Values): number[] => {
    const [m, k] = transposeA ? a.shape.slice(-2).toReversed() : a.shape.slice(-2)
    const n = b.shape.at(transposeB ? -2 : -1)!
    const batches = Math.max(a.data.length / (m * k), b.data.length / (k * n))
    const out: number[] = []
    for (let batch = 0; batch < batches; batch++) {
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let l = 0; l < k; l++) sum += at(a, batch, i, l, transposeA) * at(b, batch, l, j, transposeB)
          out.push(sum)
        }
      }
    }
    return out
  }

/** 800 copies of a matrix under each other. */
const often = (x: Tensor): Tensor => rows(expand(x, { shape: [800, ...x.shape] }))

const matmuls = ([false, true] as const).flatMap((transposeA) =>
  ([false, true] as const).flatMap((transposeB): OpCase[] =>
    (['matrices', 'batches', 'a batch by a matrix'] as const).map((when) => ({
      op: 'matmul',
      when: `of ${when}${transposeA ? ', the first turned' : ''}${transposeB ? ', the second turned' : ''}`,
      operands(draw) {
        const [m, k, n] = [draw.integer(1, 3), draw.integer(1, 4), draw.integer(1, 3)]
        const batch = when === 'matrices' ? [] : [2]
        return [
          draw.reals([...batch, ...(transposeA ? [k, m] : [m, k])]),
          draw.reals([...(when === 'batches' ? batch : []), ...(transposeB ? [n, k] : [k, n])]),
        ]
      },
      apply: (a, b) => matmul(a, b, { transposeA, transposeB }),
      expected: product({ transposeA, transposeB }),
    })),
  ),
)

const losses = (hidden: Values, table: Values, targets: Values, bias?: Values): number[] => {
  const logits = product({ transposeB: true })(hidden, table)
  const v = table.shape[0]
  return Array.from(targets.data, (target, row) => {
    const own = Array.from({ length: v }, (_, j) => logits[row * v + j] + (bias?.data[j] ?? 0))
    return Math.log(own.reduce((sum, x) => sum + Math.exp(x), 0)) - own[target]
  })
}

const sampledLosses = (hidden: Values, table: Values, bias: Values, own: Values): number[] => {
  const logits = product({ transposeB: true })(hidden, table)
  const m = table.shape[0]
  return Array.from(own.data, (x, row) => {
    const others = Array.from({ length: m }, (_, j) => Math.exp(logits[row * m + j] + bias.data[j]))
    return Math.log(Math.exp(x) + others.reduce((a, b) => a + b)) - x
  })
}

export const products: readonly OpCase[] = [
  ...matmuls,
  {
    op: 'matmul',
    when: 'of very many rows, the first turned',
    operands: (draw) => [draw.reals([4, 2]), draw.reals([4, 1])],
    apply: (a, b) => mul(matmul(often(a), often(b), { transposeA: true }), 1 / 800),
    expected: product({ transposeA: true }),
  },
  ...[[2], [2, 2]].map(
    (lead): OpCase => ({
      op: 'affine',
      when: `of ${lead.length + 1} axes`,
      operands: (draw) => [draw.reals([...lead, 3]), draw.reals([3, 2]), draw.reals([2])],
      apply: (x, weight, bias) => affine(x, weight, bias),
      expected: (x, weight, bias) =>
        product()({ ...x, shape: [x.data.length / 3, 3] }, weight).map((y, i) => y + bias.data[i % 2]),
    }),
  ),
  {
    op: 'linear-cross-entropy',
    operands: (draw) => [draw.reals([5, 3]), draw.reals([4, 3]), draw.ids([5], 3)],
    apply: (hidden, table, targets) => linearCrossEntropy(hidden, table, targets),
    expected: losses,
  },
  {
    op: 'linear-cross-entropy',
    when: 'with a bias',
    operands: (draw) => [draw.reals([3, 2]), draw.reals([5, 2]), draw.ids([3], 4), draw.reals([5])],
    apply: (hidden, table, targets, bias) => linearCrossEntropy(hidden, table, targets, bias),
    expected: losses,
  },
  {
    op: 'linear-cross-entropy-gradient',
    when: 'whose last chunk is not full',
    operands: (draw) => [draw.reals([515, 2]), draw.reals([4, 2]), draw.ids([515], 3), draw.reals([515])],
    apply: (hidden, table, targets, dy) => linearCrossEntropyGradient(hidden, table, targets, dy),
    expected: (hidden, table, targets) => losses(hidden, table, targets),
  },
  {
    op: 'sampled-cross-entropy',
    operands: (draw) => [draw.reals([5, 3]), draw.reals([4, 3]), draw.reals([4]), draw.reals([5])],
    apply: (hidden, table, bias, own) => sampledCrossEntropy(hidden, table, bias, own),
    expected: sampledLosses,
  },
  {
    op: 'sampled-cross-entropy-gradient',
    when: 'whose last chunk is not full',
    operands: (draw) => [515, 0, 0, 515, 515].map((n, i) => draw.reals([[n, 2], [4, 2], [4], [n], [n]][i])),
    apply: (hidden, table, bias, dy, own) => sampledCrossEntropyGradient(hidden, table, bias, dy, own),
    expected: (hidden, table, bias, _, own) => sampledLosses(hidden, table, bias, own),
  },
]
