import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { crossEntropy } from '../ops/cross-entropy.ts'
import { equal } from '../ops/equal.ts'
import { matmul } from '../ops/matmul.ts'
import { mul } from '../ops/mul.ts'
import { reshape } from '../ops/reshape.ts'
import { sub } from '../ops/sub.ts'
import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor.ts'

export interface InBatchOptions {
  /** log of how often each item of the batch is drawn, float32 [n]: without it, frequent items are held down too far. */
  logQ?: Tensor
  /** Items by number, int32 [n]: another row's item that is the row's own is no negative. */
  ids?: Tensor
  /** Divides the logits; 1 unless told. */
  temperature?: number
}

/** A logit that takes no part: finite, so that nothing becomes NaN. */
const HIDDEN = -1e30

/**
 * Softmax over the items of the batch, the two towers' loss: users [n, d] and their items [n, d] → [n],
 * −log softmax_j(uᵢ · vⱼ ÷ τ − log qⱼ)[i] (Yi et al. 2019, Sampling-bias-corrected neural modeling, RecSys).
 */
export function inBatchSoftmax(
  users: Tensor,
  items: Tensor,
  { logQ, ids, temperature = 1 }: InBatchOptions = {},
): Tensor {
  const n = users.shape[0]
  const logits = matmul(mul(users, 1 / temperature), items, { transposeB: true })
  const corrected = logQ ? sub(logits, logQ) : logits
  const own = constant(Int32Array.from({ length: n }, (_, i) => i))
  return crossEntropy(ids ? withoutTwins(corrected, ids, n) : corrected, own)
}

function withoutTwins(logits: Tensor, ids: Tensor, n: number): Tensor {
  const column = reshape(ids, { shape: [n, 1] })
  const others = constant(
    Float32Array.from({ length: n * n }, (_, i) => (Math.floor(i / n) === i % n ? 0 : HIDDEN)),
    [n, n],
  )
  return add(logits, where(equal(column, ids), others, 0))
}
