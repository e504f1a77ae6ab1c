import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { crossEntropy } from '../ops/cross-entropy.ts'
import { div } from '../ops/div.ts'
import { matmul } from '../ops/matmul.ts'
import { mul } from '../ops/mul.ts'
import { sqrt } from '../ops/sqrt.ts'
import { square } from '../ops/square.ts'
import { sum } from '../ops/sum.ts'
import { transpose } from '../ops/transpose.ts'
import type { Tensor } from '../tensor.ts'

export interface ContrastiveOptions {
  /** Divides the similarities, which lie in [−1, 1]; 0.07 unless told. */
  temperature?: number
  /** Whether each second is also to find its first: the mean of both losses (CLIP, Radford et al. 2021). */
  symmetric?: boolean
}

/**
 * InfoNCE: row i of the first is to find row i of the second among all rows of the batch, by cosine similarity: first
 * [n, d], second [n, d] → [n], −log softmax_j(cos(aᵢ, bⱼ) ÷ temperature)[i] (van den Oord et al. 2018, arXiv:1807.03748).
 */
export function contrastive(
  first: Tensor,
  second: Tensor,
  { temperature = 0.07, symmetric = false }: ContrastiveOptions = {},
): Tensor {
  const similarities = matmul(mul(unit(first), 1 / temperature), unit(second), { transposeB: true })
  const own = constant(Int32Array.from({ length: first.shape[0] }, (_, i) => i))
  const there = crossEntropy(similarities, own)
  return symmetric ? mul(add(there, crossEntropy(transpose(similarities, {}), own)), 0.5) : there
}

/** Rows brought to length 1; a row of zeros stays so. */
const unit = (x: Tensor): Tensor => div(x, sqrt(add(sum(square(x), { axes: [1], keep: true }), 1e-12)))
