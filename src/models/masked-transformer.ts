import { layerNormLayer } from '../nn/layers/layer-norm.ts'
import { linear } from '../nn/layers/linear.ts'
import { equal } from '../nn/ops/equal.ts'
import { gatherPositions } from '../nn/ops/gather-positions.ts'
import { gelu } from '../nn/ops/gelu.ts'
import { logicalNot } from '../nn/ops/logical-not.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type TransformerOptions, transformer } from './transformer.ts'

/**
 * A transformer that reads both ways, to fill in what is masked: BERT4Rec (Sun et al. 2019, arXiv:1904.06690) with GELU
 * and an inner width of 4 · d unless told. ids int32 [batch, length], 0 where there is no item, and places `at` int32
 * [batch, k] → what is predicted there, [batch, k, d], to be scored against `itemTable` with `itemBias`: only these pass
 * the head. Parameters: `items`, `positions`, `blocks.i.*`, `norm.*`, `head.*`, `head_norm.*`.
 */
export const maskedTransformer = (
  scope: Scope,
  { ids, at }: { ids: Tensor; at: Tensor },
  options: TransformerOptions,
): Tensor => maskedHead(scope, gatherPositions(maskedStates(scope, ids, options), at))

/** Its states up to the head: ids int32 [batch, length], 0 where there is no item → [batch, length, d]. */
export const maskedStates = (scope: Scope, ids: Tensor, options: TransformerOptions): Tensor =>
  transformer(scope, ids, options, { keep: logicalNot(equal(ids, 0)) })

/** Its head: states [..., d] → [..., d]. */
export function maskedHead(scope: Scope, states: Tensor): Tensor {
  const normal = layerNormLayer(scope.at('norm'), states)
  const head = gelu(linear(scope.at('head'), normal, { width: states.shape.at(-1)! }))
  return layerNormLayer(scope.at('head_norm'), head)
}
