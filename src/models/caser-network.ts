import { causalConv1dLayer } from '../nn/layers/conv1d.ts'
import { dropout } from '../nn/layers/dropout.ts'
import { linear } from '../nn/layers/linear.ts'
import { concat } from '../nn/ops/concat.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { maximum } from '../nn/ops/maximum.ts'
import { relu } from '../nn/ops/relu.ts'
import { reshape } from '../nn/ops/reshape.ts'
import { pad, slice } from '../nn/ops/slice.ts'
import { stack } from '../nn/ops/stack.ts'
import { glorot, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type ItemTableOptions, itemTable } from './item-table.ts'

export interface CaserOptions extends ItemTableOptions {
  /** Items that each place sees, itself the last; 5 unless told. */
  window?: number
  /** Horizontal filters of each height, 1 to `window`; 16 unless told. */
  horizontal?: number
  /** Vertical filters; 4 unless told. */
  vertical?: number
  /** Of what both kinds of filters made; 0.1 unless told. */
  dropout?: number
}

/**
 * Convolutions over the picture that the vectors of the last few items make: horizontal ones find what several items
 * after each other mean, the greatest answer of each counting, vertical ones weigh the items: Caser (Tang & Wang 2018,
 * arXiv:1809.07426), without its vector for each person, so that new people are served. At every place at once: ids int32
 * [batch, length] → states [batch, length, d], each to be scored against `itemTable`. Parameters: `items`,
 * `horizontal.h.*`, `vertical` [window, filters], `out.*`.
 */
export function caserNetwork(
  scope: Scope,
  ids: Tensor,
  { window = 5, horizontal = 16, vertical = 4, dropout: rate = 0.1, ...options }: CaserOptions,
): Tensor {
  const x = gatherRows(itemTable(scope, options), ids)
  const [batch, length, width] = x.shape
  const greatest = Array.from({ length: window }, (_, i) => {
    const found = causalConv1dLayer(scope.at('horizontal').at(i + 1), x, { channels: horizontal, kernel: i + 1 })
    // A filter of height h lies in a window at as many places as are left beside it.
    return earlier(relu(found), window - i).reduce((a, b) => maximum(a, b))
  })
  const weights = scope.parameter('vertical', [window, vertical], glorot)
  const weighed = matmul(stack(earlier(x, window), { axis: -1 }), weights)
  const all = concat(...greatest, reshape(weighed, { shape: [batch, length, width * vertical] }), { axis: 2 })
  return relu(linear(scope.at('out'), dropout(scope, all, { rate }), { width }))
}

/** x as it is, as it was one place before, and so on: `count` of them, 0 before the first place. */
function earlier(x: Tensor, count: number): Tensor[] {
  const length = x.shape[1]
  const padded = pad(x, { before: [0, count - 1, 0], after: [0, 0, 0] })
  return Array.from({ length: count }, (_, back) => {
    const start = count - 1 - back
    return back === 0 ? x : slice(padded, { axis: 1, start, end: start + length })
  })
}
