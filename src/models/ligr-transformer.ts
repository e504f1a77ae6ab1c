import { dropout } from '../nn/layers/dropout.ts'
import { layerNormLayer } from '../nn/layers/layer-norm.ts'
import { linear } from '../nn/layers/linear.ts'
import { multiHeadAttention } from '../nn/layers/multi-head-attention.ts'
import { add } from '../nn/ops/add.ts'
import { mul } from '../nn/ops/mul.ts'
import { sigmoid } from '../nn/ops/sigmoid.ts'
import { silu } from '../nn/ops/silu.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type SequenceInputOptions, sequenceInput } from './sequence-input.ts'

export interface LigrOptions extends SequenceInputOptions {
  /** 2 unless told. */
  blocks?: number
  /** 1 unless told. */
  heads?: number
  /** Width of a block's feed-forward part; 4 · d unless told. */
  inner?: number
  /** Of the inputs, of the attention's weights, within the feed-forward part and of what each part adds; 0.1 unless told. */
  dropout?: number
}

/**
 * A causal transformer of LiGR blocks (Borisyuk et al. 2025, arXiv:2502.03417): what a part adds passes a gate that sees
 * what it is added to, and the feed-forward part is gated too (SwiGLU, Shazeer 2020, arXiv:2002.05202). ids int32
 * [batch, length] → states [batch, length, d], each to be scored against `itemTable`. Parameters: `items`, `positions`,
 * `blocks.i.*`, `norm.*`.
 */
export function ligrTransformer(
  scope: Scope,
  ids: Tensor,
  { blocks = 2, heads = 1, dropout: rate = 0.1, inner, ...options }: LigrOptions,
): Tensor {
  let x = sequenceInput(scope, ids, { ...options, dropout: rate })
  for (let i = 0; i < blocks; i++) x = ligrBlock(scope.at('blocks').at(i), x, { heads, rate, inner })
  return layerNormLayer(scope.at('norm'), x)
}

/** x += σ(gate(x)) · part(norm(x)), for attention and then for the feed-forward part: [batch, length, d]. */
function ligrBlock(
  scope: Scope,
  x: Tensor,
  { heads, rate, inner }: { heads: number; rate: number; inner?: number },
): Tensor {
  const normal = layerNormLayer(scope.at('norm1'), x)
  const attended = multiHeadAttention(scope.at('attention'), normal, { heads, causal: true, dropout: rate })
  const seen = gated(scope.at('gate1'), x, dropout(scope, attended, { rate }))
  const made = swiGlu(scope, layerNormLayer(scope.at('norm2'), seen), { inner, rate })
  return gated(scope.at('gate2'), seen, dropout(scope, made, { rate }))
}

/** x + σ(x · weight + bias) · part. */
const gated = (scope: Scope, x: Tensor, part: Tensor): Tensor =>
  add(x, mul(sigmoid(linear(scope, x, { width: x.shape[2] })), part))

/** down(silu(gate(x)) · up(x)), without biases: [..., d] → [..., d]. */
function swiGlu(scope: Scope, x: Tensor, { inner, rate }: { inner?: number; rate: number }): Tensor {
  const width = x.shape[2]
  const to = { width: inner ?? 4 * width, bias: false }
  const wide = mul(silu(linear(scope.at('gate'), x, to)), linear(scope.at('up'), x, to))
  return linear(scope.at('down'), dropout(scope, wide, { rate }), { width, bias: false })
}
