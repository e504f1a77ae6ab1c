import { add } from '../add.ts'
import { causalBias, keyPaddingBias, MASKED, segmentBias } from '../attention-bias.ts'
import { bucketBias, relativeBias } from '../relative-bias.ts'
import { rotary } from '../rotary.ts'
import type { OpCase, Values } from './case.ts'

/** Points (x[i], x[i + d / 2]) turned by their position. */
const turned =
  (base: number, offset: number, sign = 1) =>
  ({ shape: [, , length, d], data }: Values): number[] =>
    Array.from(data, (x, at) => {
      const [place, i, half] = [Math.floor(at / d) % length, at % d, d / 2]
      const angle = sign * (offset + place) * base ** (-(i % half) / half)
      const other = i < half ? -data[at + half] : data[at - half]
      return x * Math.cos(angle) + other * Math.sin(angle)
    })

const biasOf = (length: number, seen: (query: number, key: number) => boolean): number[] =>
  Array.from({ length: length * length }, (_, at) => (seen(Math.floor(at / length), at % length) ? 0 : MASKED))

const relative = (causal: boolean, buckets: number, ids: readonly (readonly number[])[]): OpCase => ({
  op: 'transpose',
  when: `of a bias for each distance${causal ? ', causal' : ''}`,
  operands: (draw) => [draw.reals([buckets, 2])],
  apply: (table) => relativeBias(table, { queries: ids.length, keys: ids[0].length, causal, maxDistance: 8 }),
  expected: (table) => [0, 1].flatMap((head) => ids.flat().map((id) => table.data[id * 2 + head])),
})

export const attention: readonly OpCase[] = [
  {
    op: 'rotary',
    operands: (draw) => [draw.reals([2, 2, 3, 4])],
    apply: (x) => rotary(x, {}),
    expected: turned(10_000, 0),
  },
  {
    op: 'rotary',
    when: 'from a later position, the other way,',
    operands: (draw) => [draw.reals([1, 2, 3, 6])],
    apply: (x) => rotary(x, { base: 100, offset: 5, inverse: true }),
    expected: turned(100, 5, -1),
  },
  // Buckets by T5's table: 8 in all, 4 each way, of which 2 exact, then from 2 and from 4 on.
  relative(false, 8, [
    [0, 5, 6, 6, 7, 7],
    [1, 0, 5, 6, 6, 7],
    [2, 1, 0, 5, 6, 6],
    [2, 2, 1, 0, 5, 6],
    [3, 2, 2, 1, 0, 5],
    [3, 3, 2, 2, 1, 0],
  ]),
  // 4 buckets, 2 exact, then from 2 and from 4 on; the two queries are the last of five places.
  relative(true, 4, [
    [2, 2, 1, 0, 0],
    [3, 2, 2, 1, 0],
  ]),
  {
    op: 'transpose',
    when: 'of a bias for given buckets',
    operands: (draw) => [draw.reals([3, 2]), draw.ids([2, 2, 2], 2)],
    apply: (table, buckets) => bucketBias(table, buckets),
    expected: (table, { data }) =>
      [0, 4].flatMap((b) =>
        [0, 1].flatMap((head) => Array.from(data.slice(b, b + 4), (id) => table.data[id * 2 + head])),
      ),
  },
  {
    op: 'key-padding-bias',
    operands: (draw) => [draw.mask([2, 3])],
    apply: (present) => keyPaddingBias(present),
    expected: ({ data }) => Array.from(data, (seen) => (seen ? 0 : MASKED)),
  },
  {
    op: 'segment-bias',
    operands: (draw) => [draw.ids([1, 4], 1)],
    apply: (segments) => segmentBias(segments, {}),
    expected: ({ data }) => biasOf(4, (query, key) => data[query] === data[key]),
  },
  {
    op: 'segment-bias',
    when: 'that is causal',
    operands: (draw) => [draw.ids([1, 4], 1)],
    apply: (segments) => segmentBias(segments, { causal: true }),
    expected: ({ data }) => biasOf(4, (query, key) => data[query] === data[key] && key <= query),
  },
  {
    op: 'segment-bias',
    when: 'and a causal bias',
    operands: (draw) => [draw.ids([1, 3], 0)],
    apply: (segments) => add(segmentBias(segments, {}), causalBias({ queries: 3 })),
    expected: () => biasOf(3, (query, key) => key <= query),
  },
]
