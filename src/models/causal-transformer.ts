import { layerNormLayer } from '../nn/layers/layer-norm.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type TransformerOptions, transformer } from './transformer.ts'

/**
 * A transformer that reads from left to right, to predict what comes next: SASRec (Kang & McAuley 2018,
 * arXiv:1808.09781) with ReLU and an inner width of d unless told; a small GPT (Radford et al. 2018) with GELU and 4 · d.
 * ids int32 [batch, length] → states [batch, length, d], each to be scored against `itemTable`. Parameters: `items`,
 * `positions`, `blocks.i.*`, `norm.*`.
 */
export function causalTransformer(scope: Scope, ids: Tensor, options: TransformerOptions): Tensor {
  const { inner = options.width ?? 64, activation = 'relu' } = options
  const states = transformer(scope, ids, { ...options, inner, activation }, { causal: true })
  return layerNormLayer(scope.at('norm'), states)
}
