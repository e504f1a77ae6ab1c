import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { concat } from '../ops/concat.ts'
import { gatherRows } from '../ops/gather-rows.ts'
import { mul } from '../ops/mul.ts'
import { neg } from '../ops/neg.ts'
import { reshape } from '../ops/reshape.ts'
import { split } from '../ops/split.ts'
import type { Tensor } from '../tensor.ts'

/**
 * As the operation `rotary`, of one position a row that is known only when the graph runs: x [batch, heads, 1, d] and
 * `positions` int32 [batch], each below `length`, → as x.
 */
export function rotaryAt(x: Tensor, positions: Tensor, length: number): Tensor {
  const d = x.shape.at(-1)!
  const ofAngles = (f: (angle: number) => number) => {
    const angle = (i: number) => Math.floor(i / d) * 10_000 ** (-(2 * (i % (d / 2))) / d)
    const table = Float32Array.from({ length: length * d }, (_, i) => f(angle(i)))
    return reshape(gatherRows(constant(table, [length, d]), positions), { shape: [-1, 1, 1, d] })
  }
  const [first, second] = split(x, { axis: -1, sizes: 2 })
  return add(mul(x, ofAngles(Math.cos)), mul(concat(neg(second), first, { axis: -1 }), ofAngles(Math.sin)))
}
