import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { div } from './div.ts'
import { addAt, scatterRows } from './gather-rows.ts'
import { reshape } from './reshape.ts'
import { slice } from './slice.ts'

export interface SegmentOptions {
  /** Number of segments. */
  segments: number
}

/**
 * The sum of the rows of each segment: x [n, ...row], ids int32 [n] from 0 to segments − 1, in any order → [segments,
 * ...row]. A row of segment −1 is left out; a segment without rows is 0.
 */
export function segmentSum(x: Tensor, ids: Tensor, { segments }: SegmentOptions): Tensor {
  // −1 counts from the end: it goes to one row more, which is cut off.
  return slice(scatterRows(ids, x, { rows: segments + 1 }), { axis: 0, end: segments })
}

/** As `segmentSum`, the mean of each segment's rows; 0 for a segment without rows. */
export function segmentMean(x: Tensor, ids: Tensor, { segments }: SegmentOptions): Tensor {
  const counts = segmentSizes(ids, { segments, least: 1 })
  return div(segmentSum(x, ids, { segments }), reshape(counts, { shape: [segments, ...x.shape.slice(1).map(() => 1)] }))
}

/** Number of rows of each segment, `least` or more: ids int32 [n] from −1 (none) to segments − 1 → float32 [segments]. */
export const segmentSizes: Operation<[ids: Tensor], SegmentOptions & { least?: number }> = defineOp({
  name: 'segment-sizes',
  dtype: 'float32',
  shape([ids], { segments }, [type]) {
    if (ids.length !== 1 || type !== 'int32') throw misfit('ids int32 [n]', 'There is one for each row.')
    return [segments]
  },
  emit(onnx, [ids], { inputs: [{ shape }], attributes: { segments, least = 0 } }) {
    const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints([segments + 1])])
    const ones = onnx.node('Expand', [onnx.scalar(1), onnx.ints(shape)])
    const counts = addAt(onnx, zeros, ids, ones, shape[0], 1)
    const own = onnx.node('Slice', [counts, onnx.ints([0]), onnx.ints([segments]), onnx.ints([0])])
    return least > 0 ? onnx.node('Max', [own, onnx.scalar(least)]) : own
  },
  gradient: 'none',
})
