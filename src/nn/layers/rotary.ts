import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { concat } from '../ops/concat.ts'
import { gatherRows } from '../ops/gather-rows.ts'
import { mul } from '../ops/mul.ts'
import { neg } from '../ops/neg.ts'
import { reshape } from '../ops/reshape.ts'
import { split } from '../ops/split.ts'
import type { Tensor } from '../tensor.ts'

/** Angles of the first `length` positions: cosines and sines, [length, d], the two halves alike. */
function angles(length: number, d: number): { cos: Tensor; sin: Tensor } {
  const of = (f: (x: number) => number) =>
    constant(
      Float32Array.from({ length: length * d }, (_, i) => {
        const place = Math.floor(i / d)
        return f(place * 10_000 ** (-(2 * (i % (d / 2))) / d))
      }),
      [length, d],
    )
  return { cos: of(Math.cos), sin: of(Math.sin) }
}

/** Each pair (i, i + d/2) turned by its angle. */
function turned(x: Tensor, cos: Tensor, sin: Tensor): Tensor {
  const [first, second] = split(x, { axis: -1, sizes: 2 })
  return add(mul(x, cos), mul(concat(neg(second), first, { axis: -1 }), sin))
}

/**
 * Queries or keys turned by their position, so that a score depends on the distance alone: x [..., length, d], d even, →
 * the same (Su et al. 2021, RoFormer, arXiv:2104.09864), pairs (i, i + d/2).
 */
export function rotary(x: Tensor): Tensor {
  const { cos, sin } = angles(x.shape.at(-2)!, x.shape.at(-1)!)
  return turned(x, cos, sin)
}

/** The same of single positions below `length`: x [batch, heads, 1, d] and `positions` int32 [batch]. */
export function rotaryAt(x: Tensor, positions: Tensor, length: number): Tensor {
  const d = x.shape.at(-1)!
  const { cos, sin } = angles(length, d)
  const own = (table: Tensor) => reshape(gatherRows(table, positions), { shape: [-1, 1, 1, d] })
  return turned(x, own(cos), own(sin))
}
