import { expect, test } from 'vitest'
import { evaluate } from '../../test/nn/evaluate.ts'
import { gradients } from '../nn/gradients.ts'
import { constant, input } from '../nn/leaves.ts'
import { reshape } from '../nn/ops/reshape.ts'
import { normal, Parameters } from '../nn/parameters.ts'
import { leftToRight } from './item-sequences.ts'
import { itemTable } from './item-table.ts'
import { negativesOf } from './negatives.ts'
import { type ItemNetwork, meanLoss, meanSampledLoss } from './next-item-network.ts'

test('the softmax over items drawn has the loss and the gradient of that over all of them, nearly', async () => {
  const [items, width, places, negatives] = [40, 4, 6, 40_000]
  const network: ItemNetwork = {
    // What was read does not matter here: the states are parameters.
    encode: (scope) => reshape(scope.parameter('states', [places, width], normal(1)), { shape: [1, places, width] }),
    table: (scope) => itemTable(scope, { items, width }),
    reading: leftToRight,
    items,
    width,
    length: places,
  }
  // Some items are taken twenty times as often as others.
  const taken = Int32Array.from({ length: 2_000 }, (_, i) => 1 + Math.floor((items - 1) * ((i % 200) / 200) ** 2))
  const one = { items: taken, time_ms: new Float64Array(2_000), basket: taken }
  const drawn = negativesOf([one], network, { negatives, seed: 3 })
  const parameters = new Parameters({ seed: 2 })
  const scope = parameters.training()
  const batch = {
    ids: input('ids', [1, places], 'int32'),
    age_s: input('age_s', [1, places]),
    at: constant(Int32Array.from({ length: places }, (_, i) => i)),
    targets: constant(Int32Array.of(1, 2, 39, 20, 1, 30)),
    weights: constant(Float32Array.of(1, 1, 1, 1, 1, 0)),
  }
  const full = meanLoss(network, scope, batch)
  parameters.byName.get('items')!.data.forEach((x, i, data) => {
    // No item is in the full softmax alone: let it be unlikely there.
    data[i] = i < width ? 0 : 40 * x
  })
  const sampled = meanSampledLoss(network, scope, { ...batch, negatives: constant(drawn.of(0, 1)) }, drawn.logQ)
  const states = parameters.byName.get('states')!.tensor
  const [dfull, dsampled] = [gradients(full, [states])[0], gradients(sampled, [states])[0]]
  const found = await evaluate({ full, sampled, dfull, dsampled }, {})
  expect(Math.abs(found.sampled[0] / found.full[0] - 1)).toBeLessThan(0.03)
  for (const [i, slope] of found.dfull.entries()) expect(Math.abs(found.dsampled[i] - slope)).toBeLessThan(0.03)
})
