import { constant } from '../leaves.ts'
import type { Tensor } from '../tensor.ts'
import { gatherRows } from './gather-rows.ts'
import { transpose } from './transpose.ts'

export interface RelativeBiasOptions {
  queries: number
  /** Number of keys, the last query being at the last key; as many as queries where absent. */
  keys?: number
  /** Whether no query sees a later key: all buckets are then for earlier ones. False where absent. */
  causal?: boolean
  /** Distances from here on share the last bucket; 128 where absent. */
  maxDistance?: number
}

/**
 * A learnt bias for each distance of query and key, by head (Raffel et al. 2020, T5, arXiv:1910.10683): table [buckets,
 * heads] → [heads, queries, keys]. Half of the buckets are for one distance each, the others wider and wider.
 */
export function relativeBias(table: Tensor, options: RelativeBiasOptions): Tensor {
  const { queries, keys = queries, causal = false, maxDistance = 128 } = options
  const of = { buckets: table.shape[0], causal, maxDistance }
  const ids = Int32Array.from({ length: queries * keys }, (_, at) =>
    relativeBucket((at % keys) - Math.floor(at / keys) - (keys - queries), of),
  )
  return transpose(gatherRows(table, constant(ids, [queries, keys])), { axes: [2, 0, 1] })
}

/** T5's bucket of a distance (place of the key − place of the query). */
function relativeBucket(
  distance: number,
  { buckets, causal, maxDistance }: { buckets: number; causal: boolean; maxDistance: number },
): number {
  const own = causal ? buckets : Math.floor(buckets / 2)
  const start = !causal && distance > 0 ? own : 0
  const far = causal ? Math.max(0, -distance) : Math.abs(distance)
  const exact = Math.floor(own / 2)
  if (far < exact) return start + far
  const wider = Math.floor((Math.log(far / exact) / Math.log(maxDistance / exact)) * (own - exact))
  return start + Math.min(own - 1, exact + wider)
}

/**
 * A learnt bias for each query and key by given buckets, of time differences say: table [buckets, heads], buckets int32
 * [batch, queries, keys] → [batch, heads, queries, keys].
 */
export const bucketBias = (table: Tensor, buckets: Tensor): Tensor =>
  transpose(gatherRows(table, buckets), { axes: [0, 3, 1, 2] })
