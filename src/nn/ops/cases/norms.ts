import { layerNorm } from '../layer-norm.ts'
import type { OpCase, Values } from './case.ts'

/** Each row of d numbers on its own. */
export const byRow = (x: Values, of: (row: number[]) => number[]): number[] => {
  const d = x.shape.at(-1)!
  return Array.from({ length: x.data.length / d }, (_, i) => of(Array.from(x.data.slice(i * d, i * d + d)))).flat()
}
const meanOf = (xs: readonly number[]) => xs.reduce((a, b) => a + b) / xs.length
const varianceOf = (xs: readonly number[]) => meanOf(xs.map((x) => (x - meanOf(xs)) ** 2))

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
]
