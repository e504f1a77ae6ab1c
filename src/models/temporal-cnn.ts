import { causalConv1dLayer } from '../nn/layers/conv1d.ts'
import { layerNormLayer } from '../nn/layers/layer-norm.ts'
import { add } from '../nn/ops/add.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { relu } from '../nn/ops/relu.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type ItemTableOptions, itemTable } from './item-table.ts'

export interface TemporalCnnOptions extends ItemTableOptions {
  /** Of the two convolutions of each block; [1, 2] and [4, 8] unless told, which see 31 items. */
  dilations?: readonly (readonly [number, number])[]
}

/**
 * Causal dilated convolutions with residual blocks over a sequence of items, to predict what comes next: NextItNet (Yuan
 * et al. 2019, arXiv:1808.05163). ids int32 [batch, length] → states [batch, length, d], each to be scored against
 * `itemTable`. Parameters: `items`, `blocks.i.conv1.*`, `blocks.i.norm1.*`, `blocks.i.conv2.*`, `blocks.i.norm2.*`.
 */
export function temporalCnn(scope: Scope, ids: Tensor, options: TemporalCnnOptions): Tensor {
  const { dilations = [[1, 2] as const, [4, 8] as const] } = options
  const items = gatherRows(itemTable(scope, options), ids)
  return dilations.reduce((x, pair, i) => add(x, block(scope.at('blocks').at(i), x, pair)), items)
}

function block(scope: Scope, x: Tensor, dilations: readonly [number, number]): Tensor {
  const channels = x.shape[2]
  return dilations.reduce((y, dilation, i) => {
    const convolved = causalConv1dLayer(scope.at(`conv${i + 1}`), y, { channels, dilation })
    return relu(layerNormLayer(scope.at(`norm${i + 1}`), convolved))
  }, x)
}
