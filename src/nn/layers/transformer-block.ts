import { add } from '../ops/add.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import type { Activation } from './activation.ts'
import { dropout } from './dropout.ts'
import { feedForward } from './feed-forward.ts'
import { layerNormLayer } from './layer-norm.ts'
import { type AttentionOptions, multiHeadAttention } from './multi-head-attention.ts'

export interface TransformerBlockOptions extends AttentionOptions {
  /** Width between the two layers of the feed-forward part; 4 · d unless told. */
  inner?: number
  /** `gelu` unless told. */
  activation?: Activation
}

/**
 * A pre-norm transformer block: x += attention(norm(x)); x += down(activation(up(norm(x)))), each through dropout:
 * [batch, length, d] → [batch, length, d] (Radford et al. 2019, § 2.3; Xiong et al. 2020, arXiv:2002.04745). Parameters:
 * `norm1.*`, `attention.*`, `norm2.*`, `up.*`, `down.*`.
 */
export function transformerBlock(scope: Scope, x: Tensor, options: TransformerBlockOptions): Tensor {
  const { inner, activation, dropout: rate = 0 } = options
  const attended = multiHeadAttention(scope.at('attention'), layerNormLayer(scope.at('norm1'), x), options)
  const seen = add(x, dropout(scope, attended, { rate }))
  const made = feedForward(scope, layerNormLayer(scope.at('norm2'), seen), { inner, activation })
  return add(seen, dropout(scope, made, { rate }))
}
