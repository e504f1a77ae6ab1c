import type { GivenServer } from '../server.ts'
import { givenShop, learnt, ran } from '../shop.ts'
import { ensureBuilt } from './browser.ts'

const shared: { shop?: Promise<GivenServer> } = {}

/**
 * The test file's shop, learnt for a minute and so once: it recommends, with a second model beside the champion, and it
 * forecasts. Tests leave its champion and its events as they were.
 */
export function givenLearntShop(): Promise<GivenServer> {
  shared.shop ??= learn()
  return shared.shop
}

async function learn(): Promise<GivenServer> {
  ensureBuilt()
  const server = await givenShop()
  await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  await learnt(server, 'demand', { use: 'forecast', horizon_days: 14, min_days_sold: 5 })
  // The same family on a week less: kept, and not promoted.
  await ran(server, 'shop', { seed: 8, cutoff: '2026-02-22T00:00:00.000Z' })
  return server
}
