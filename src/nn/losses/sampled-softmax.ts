import { add } from '../ops/add.ts'
import { equal } from '../ops/equal.ts'
import { gatherRows } from '../ops/gather-rows.ts'
import { logSumExp } from '../ops/log-sum-exp.ts'
import { matmul } from '../ops/matmul.ts'
import { mul } from '../ops/mul.ts'
import { neg } from '../ops/neg.ts'
import { reshape } from '../ops/reshape.ts'
import { sampledCrossEntropy } from '../ops/sampled-cross-entropy.ts'
import { softplus } from '../ops/softplus.ts'
import { sub } from '../ops/sub.ts'
import { sum } from '../ops/sum.ts'
import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor.ts'

export interface SampledSoftmaxParts {
  /** What the model gives for each row, [n, d]. */
  hidden: Tensor
  /** Items to choose from, [v, d]. */
  table: Tensor
  /** The right item of each row, int32 [n]. */
  targets: Tensor
  /** Drawn items that all rows share, int32 [m]. */
  negatives: Tensor
  /** log of the probability with which each item is drawn, float32 [v]. */
  logQ: Tensor
}

export interface SampledSoftmaxOptions {
  /** Whether a negative that is the row's own target is left out there; no unless told. */
  hideHits?: boolean
}

/** A logit that takes no part: finite, so that nothing becomes NaN. */
const HIDDEN = -1e30

/**
 * Softmax of the target among shared negatives, each logit less log q, which in expectation is near the softmax over the
 * whole table: → [n], log(1 + Σ_j exp(s_j − log q_j) ÷ exp(s_t − log q_t)) (Bengio & Senécal 2008; Jean et al. 2015,
 * arXiv:1412.2007).
 */
export function sampledSoftmax(
  { hidden, table, targets, negatives, logQ }: SampledSoftmaxParts,
  { hideHits = false }: SampledSoftmaxOptions = {},
): Tensor {
  const own = sub(sum(mul(hidden, gatherRows(table, targets)), { axes: [1] }), gatherRows(logQ, targets))
  const [others, unlikely] = [gatherRows(table, negatives), neg(gatherRows(logQ, negatives))]
  if (!hideHits) return sampledCrossEntropy(hidden, others, unlikely, own)
  // Which negatives count differs by row: the logits are held.
  const hits = equal(reshape(targets, { shape: [-1, 1] }), negatives)
  const logits = add(matmul(hidden, others, { transposeB: true }), unlikely)
  return softplus(sub(logSumExp(where(hits, HIDDEN, logits), { axes: [1] }), own))
}
