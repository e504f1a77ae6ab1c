import { add } from '../ops/add.ts'
import { mul } from '../ops/mul.ts'
import { neg } from '../ops/neg.ts'
import { softplus } from '../ops/softplus.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'

export interface BceOptions {
  /** Weight of the positive part, to balance rare positives; 1 unless told. */
  positiveWeight?: number
}

/**
 * Binary cross-entropy of logits, by element: −y · log σ(z) − (1 − y) · log(1 − σ(z)): logits [...s], targets float32
 * [...s] from 0 to 1 → [...s]. Finite at any finite logit, and exact where the model is sure. `weightedMean` of it
 * leaves out what a mask hides.
 */
export function bceWithLogits(logits: Tensor, targets: Tensor, { positiveWeight = 1 }: BceOptions = {}): Tensor {
  const positive = mul(softplus(neg(logits)), mul(targets, positiveWeight))
  return add(positive, mul(softplus(logits), sub(1, targets)))
}
