import { bag, bagShares, presentIds } from '../bag.ts'
import { gatherPositions } from '../gather-positions.ts'
import { segmentMean, segmentSizes, segmentSum } from '../segment-sum.ts'
import { addAlongAxis, takeAlongAxis } from '../take-along-axis.ts'
import type { Draw, OpCase, Values } from './case.ts'

/** Ids from −1 (none) to most. */
const withNone = (draw: Draw, shape: readonly number[], most: number) => {
  const ids = draw.ids(shape, most + 1)
  for (const [at, id] of ids.data.entries()) ids.data[at] = id - 1
  return ids
}

const segmentSums = ({ shape: [n, d], data }: Values, ids: Values, segments: number): number[] => {
  const out = new Array<number>(segments * d).fill(0)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < d; j++) if (ids.data[i] >= 0) out[ids.data[i] * d + j] += data[i * d + j]
  return out
}

const counts = (ids: Values, segments: number): number[] =>
  Array.from({ length: segments }, (_, segment) => Array.from(ids.data).filter((id) => id === segment).length)

const bagged =
  (mode: 'sum' | 'mean') =>
  (table: Values, { shape: [batch, n], data: ids }: Values, weights?: Values): number[] => {
    const d = table.shape[1]
    return Array.from({ length: batch * d }, (_, at) => {
      const [b, j] = [Math.floor(at / d), at % d]
      const places = Array.from({ length: n }, (_, i) => b * n + i).filter((i) => ids[i] >= 0)
      const sum = places.reduce((sum, i) => sum + (weights?.data[i] ?? 1) * table.data[ids[i] * d + j], 0)
      return mode === 'sum' ? sum : sum / Math.max(1, places.length)
    })
  }

const bags: readonly OpCase[] = [
  {
    op: 'bag-shares',
    when: 'of sums',
    operands: (draw) => [draw.reals([4, 3]), withNone(draw, [2, 3], 3)],
    apply: (table, ids) => bag(table, ids),
    expected: bagged('sum'),
  },
  {
    op: 'bag-shares',
    when: 'of weighted means',
    operands: (draw) => [draw.reals([4, 3]), withNone(draw, [3, 2], 3), draw.reals([3, 2])],
    apply: (table, ids, weights) => bag(table, ids, weights, { mode: 'mean' }),
    expected: bagged('mean'),
  },
  {
    op: 'bag-shares',
    when: 'of an empty bag',
    operands: (draw) => [draw.operand([1, 2], 'int32', Int32Array.of(-1, -1))],
    apply: (ids) => bagShares(ids, { mode: 'mean' }),
    expected: () => [0, 0],
  },
  {
    op: 'present-ids',
    operands: (draw) => [withNone(draw, [2, 3], 1)],
    apply: (ids) => presentIds(ids),
    expected: ({ data }) => Array.from(data, (id) => Math.max(0, id)),
  },
]

export const segments: readonly OpCase[] = [
  ...bags,
  {
    op: 'take-along-axis',
    operands: (draw) => [draw.reals([2, 3, 2]), draw.ids([2, 4, 2], 2)],
    apply: (x, places) => takeAlongAxis(x, places, { axis: 1 }),
    expected: (x, places) =>
      Array.from(places.data, (place, at) => x.data[Math.floor(at / 8) * 6 + place * 2 + (at % 2)]),
  },
  {
    op: 'take-along-axis',
    when: 'on the last axis',
    operands: (draw) => [draw.reals([3, 4]), draw.ids([3, 1], 3)],
    apply: (x, places) => takeAlongAxis(x, places, { axis: -1 }),
    expected: (x, places) => Array.from(places.data, (place, at) => x.data[at * 4 + place]),
  },
  {
    op: 'add-along-axis',
    operands: (draw) => [draw.ids([2, 4], 2), draw.reals([2, 4])],
    apply: (places, updates) => addAlongAxis(places, updates, { axis: 1, size: 3 }),
    expected(places, updates) {
      const out = new Float64Array(6)
      for (const [at, place] of places.data.entries()) out[Math.floor(at / 4) * 3 + place] += updates.data[at]
      return out
    },
  },
  {
    op: 'gather-rows',
    when: 'at positions of each sequence',
    operands: (draw) => [draw.reals([2, 4, 3]), draw.ids([2, 2], 3)],
    apply: (x, at) => gatherPositions(x, at),
    expected: (x, at) =>
      Array.from(at.data).flatMap((place, i) => {
        const start = (Math.floor(i / 2) * 4 + place) * 3
        return Array.from(x.data.slice(start, start + 3))
      }),
  },
  {
    op: 'scatter-rows',
    when: 'into segments, some rows in none,',
    operands: (draw) => [draw.reals([5, 2]), withNone(draw, [5], 2)],
    apply: (x, ids) => segmentSum(x, ids, { segments: 3 }),
    expected: (x, ids) => segmentSums(x, ids, 3),
  },
  {
    op: 'segment-sizes',
    operands: (draw) => [withNone(draw, [6], 2)],
    apply: (ids) => segmentSizes(ids, { segments: 3 }),
    expected: (ids) => counts(ids, 3),
  },
  {
    op: 'scatter-rows',
    when: 'into means of segments',
    operands: (draw) => [draw.reals([5, 2]), withNone(draw, [5], 3)],
    apply: (x, ids) => segmentMean(x, ids, { segments: 4 }),
    expected: (x, ids) =>
      segmentSums(x, ids, 4).map((sum, at) => sum / Math.max(1, counts(ids, 4)[Math.floor(at / 2)])),
  },
]
