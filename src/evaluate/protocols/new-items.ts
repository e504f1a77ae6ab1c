import type { Interactions } from '../../models/recommender.ts'
import type { Protocol } from './protocol.ts'
import { timeSplit } from './time.ts'

/** Events at most of an item that is new. */
const FEW = 2

/** As `time`, of the items alone that had at most two events before the instant, ranked among themselves. */
export const newItems: Protocol = (data) => timeSplit(data, 'new-items', fewEvents)

function fewEvents({ items, item }: Interactions): Uint8Array {
  const events = new Int32Array(items.length)
  for (const own of item) events[own]++
  return Uint8Array.from(events, (n) => (n <= FEW ? 1 : 0))
}
