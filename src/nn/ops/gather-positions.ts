import { constant } from '../leaves.ts'
import type { Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { gatherRows } from './gather-rows.ts'
import { rows } from './reshape.ts'

/**
 * The rows of each sequence at its positions: x [batch, length, d], at int32 [batch, k] from 0 to length − 1 → [batch, k,
 * d]. An unused position may be any of these; give its loss the weight 0.
 */
export function gatherPositions(x: Tensor, at: Tensor): Tensor {
  const [batch, length] = x.shape
  const starts = Int32Array.from({ length: batch }, (_, b) => b * length)
  return gatherRows(rows(x), add(at, constant(starts, [batch, 1])))
}
