import { BellwetherError } from '../../core/errors.ts'
import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { causalBias, keyPaddingBias, MASKED } from '../ops/attention-bias.ts'
import { matmul } from '../ops/matmul.ts'
import { mul } from '../ops/mul.ts'
import { reshape } from '../ops/reshape.ts'
import { rotary } from '../ops/rotary.ts'
import { softmax } from '../ops/softmax.ts'
import { unstack } from '../ops/stack.ts'
import { transpose } from '../ops/transpose.ts'
import type { Scope } from '../parameters.ts'
import { shapeText, type Tensor } from '../tensor.ts'
import { dropout } from './dropout.ts'
import { linear } from './linear.ts'

export interface AttentionOptions {
  /** Parts of the width that attend by themselves; their number divides d. */
  heads: number
  /** Whether a position sees only itself and those before it. */
  causal?: boolean
  /** Real keys, bool [batch, length]: no position sees the others. Where none is real, all are seen alike. */
  keep?: Tensor
  /** Added to the scores, broadcast to [batch, heads, queries, keys]: relative positions, say. */
  bias?: Tensor
  /** `rotary`: queries and keys are turned by their position (Su et al. 2021, arXiv:2104.09864). `none` unless told. */
  positions?: 'none' | 'rotary'
  /** Dropout of the weights that positions have for each other; 0 unless told. */
  dropout?: number
  /** A position sees only those less than this far away. */
  window?: number
}

/**
 * Scaled dot-product self-attention: x [batch, length, d] → [batch, length, d] (Vaswani et al. 2017, arXiv:1706.03762,
 * § 3.2): softmax(q · kᵀ ÷ √(d ÷ heads)) · v for each head, q, k and v from one product. Parameters: `qkv.weight`
 * [d, 3d] (queries, then keys, then values; heads side by side in each), `qkv.bias`, `out.weight` [d, d], `out.bias`.
 */
export function multiHeadAttention(scope: Scope, x: Tensor, options: AttentionOptions): Tensor {
  const [batch, length, d] = checked(x, options.heads)
  const { heads, positions, dropout: rate = 0 } = options
  const joint = reshape(linear(scope.at('qkv'), x, { width: 3 * d }), { shape: [batch, length, 3, heads, d / heads] })
  // Each of q, k and v then lies in one piece: taking them apart is a plain copy.
  const [q, k, v] = unstack(transpose(joint, { axes: [2, 0, 3, 1, 4] }), { axis: 0 })
  const turn = (of: Tensor) => (positions === 'rotary' ? rotary(of) : of)
  const scores = matmul(scaled(turn(q)), turn(k), { transposeB: true })
  const hidden = maskOf(length, options)
  const weights = softmax(hidden ? add(scores, hidden) : scores)
  const mixed = matmul(dropout(scope, weights, { rate }), v)
  const joined = reshape(transpose(mixed, { axes: [0, 2, 1, 3] }), { shape: [batch, length, d] })
  return linear(scope.at('out'), joined, { width: d })
}

function checked({ shape }: Tensor, heads: number): [batch: number, length: number, d: number] {
  const [batch, length, d] = shape
  if (shape.length === 3 && d % heads === 0) return [batch, length, d]
  throw new BellwetherError({
    code: 'nn.shape',
    field: 'multiHeadAttention',
    expected: `[batch, length, d], d divided by ${heads}`,
    got: shapeText(shape),
    hint: 'Each head takes an equal part of the width.',
  })
}

/** Queries that make scores of variance 1. */
export const scaled = (q: Tensor): Tensor => mul(q, 1 / Math.sqrt(q.shape.at(-1)!))

/** What is added to the scores, broadcast to [batch, heads, length, length]; nothing where all see all. */
function maskOf(length: number, { causal = false, window, keep, bias }: AttentionOptions): Tensor | undefined {
  const parts: Tensor[] = []
  if (window !== undefined) parts.push(windowBias(length, causal, window))
  else if (causal) parts.push(causalBias({ queries: length }))
  if (keep) parts.push(keyPaddingBias(keep))
  if (bias) parts.push(bias)
  return parts.length === 0 ? undefined : parts.reduce((a, b) => add(a, b))
}

/** [length, length]: which keys a query sees by their places alone. */
function windowBias(length: number, causal: boolean, window: number): Tensor {
  const data = Float32Array.from({ length: length * length }, (_, i) => {
    const before = Math.floor(i / length) - (i % length)
    return (causal && before < 0) || Math.abs(before) >= window ? MASKED : 0
  })
  return constant(data, [length, length])
}
