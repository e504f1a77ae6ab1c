import { batchNorm, batchNormInference } from '../batch-norm.ts'
import { layerNorm } from '../layer-norm.ts'
import { rmsNorm } from '../rms-norm.ts'
import type { OpCase, Values } from './case.ts'

/** Each row of d numbers on its own. */
export const byRow = (x: Values, of: (row: number[]) => number[]): number[] => {
  const d = x.shape.at(-1)!
  return Array.from({ length: x.data.length / d }, (_, i) => of(Array.from(x.data.slice(i * d, i * d + d)))).flat()
}
const meanOf = (xs: readonly number[]) => xs.reduce((a, b) => a + b) / xs.length
const varianceOf = (xs: readonly number[]) => meanOf(xs.map((x) => (x - meanOf(xs)) ** 2))

/** Each channel of [n, c, m] on its own. */
const byChannel = (x: Values, of: (channel: number[], c: number) => number[]): number[] => {
  const [n, c, m] = [...x.shape, 1]
  const out: number[] = []
  for (let j = 0; j < c; j++) {
    const at = Array.from({ length: n * m }, (_, i) => (Math.floor(i / m) * c + j) * m + (i % m))
    for (const [i, value] of of(
      at.map((place) => x.data[place]),
      j,
    ).entries())
      out[at[i]] = value
  }
  return out
}

export const norms: readonly OpCase[] = [
  {
    op: 'layer-norm',
    operands: (draw) => [draw.reals([2, draw.integer(1, 2), 4], -2, 2), draw.reals([4]), draw.reals([4])],
    apply: (x, weight, bias) => layerNorm(x, weight, bias, { epsilon: 0.1 }),
    expected: (x, weight, bias) =>
      byRow(x, (row) =>
        row.map(
          (value, j) => ((value - meanOf(row)) / Math.sqrt(varianceOf(row) + 0.1)) * weight.data[j] + bias.data[j],
        ),
      ),
  },
  {
    op: 'rms-norm',
    operands: (draw) => [draw.reals([2, draw.integer(1, 2), 4], -2, 2), draw.reals([4])],
    apply: (x, weight) => rmsNorm(x, weight, { epsilon: 0.1 }),
    expected: (x, weight) =>
      byRow(x, (row) =>
        row.map((value, j) => (value / Math.sqrt(meanOf(row.map((each) => each * each)) + 0.1)) * weight.data[j]),
      ),
  },
  ...[
    [3, 2, 2],
    [4, 3],
  ].map(
    (shape): OpCase => ({
      op: 'batch-norm',
      when: `of ${shape.length} axes`,
      operands: (draw) => [draw.reals(shape, -2, 2), draw.reals([shape[1]]), draw.reals([shape[1]])],
      apply: (x, weight, bias) => batchNorm(x, weight, bias, { epsilon: 0.1 }),
      expected: (x, weight, bias) =>
        byChannel(x, (values, c) =>
          values.map(
            (value) => ((value - meanOf(values)) / Math.sqrt(varianceOf(values) + 0.1)) * weight.data[c] + bias.data[c],
          ),
        ),
    }),
  ),
  {
    op: 'batch-norm',
    when: 'giving its statistics',
    operands: (draw) => [draw.reals([3, 2, 2], -2, 2), draw.reals([2]), draw.reals([2])],
    apply: (x, weight, bias) => batchNorm(x, weight, bias).toReversed(),
    expected: (x) =>
      [0, 1].map((c) =>
        varianceOf(
          byChannel(x, (values, of) => values.map((value) => (of === c ? value : NaN))).filter(
            (value) => !Number.isNaN(value),
          ),
        ),
      ),
  },
  {
    op: 'batch-norm',
    when: 'along the last of three axes',
    operands: (draw) => [draw.reals([2, 2, 3], -2, 2), draw.reals([3]), draw.reals([3])],
    apply: (x, weight, bias) => batchNorm(x, weight, bias, { axis: -1, epsilon: 0.1 }),
    expected: (x, weight, bias) =>
      byChannel({ shape: [4, 3], data: x.data }, (values, c) =>
        values.map(
          (value) => ((value - meanOf(values)) / Math.sqrt(varianceOf(values) + 0.1)) * weight.data[c] + bias.data[c],
        ),
      ),
  },
  {
    op: 'batch-norm',
    when: 'with the statistics of training',
    operands: (draw) => [
      draw.reals([2, 3]),
      draw.reals([3]),
      draw.reals([3]),
      draw.reals([3]),
      draw.reals([3], 0.5, 1),
    ],
    apply: (x, weight, bias, mean, variance) => batchNormInference(x, weight, bias, mean, variance, { axis: -1 }),
    expected: (x, weight, bias, mean, variance) =>
      Array.from(x.data, (value, i) => {
        const c = i % 3
        return ((value - mean.data[c]) / Math.sqrt(variance.data[c] + 1e-5)) * weight.data[c] + bias.data[c]
      }),
  },
]
