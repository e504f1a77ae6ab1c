import { countItems } from '../../models/popularity.ts'
import type { Interactions } from '../../models/recommender.ts'
import type { Protocol } from './protocol.ts'
import { timeSplit } from './time.ts'

/** Events at most of an item that is new. */
const FEW = 2

/** As `time`, of the items alone that had at most two events before the instant, ranked among themselves. */
export const newItems: Protocol = (data) => timeSplit(data, 'new-items', fewEvents)

const fewEvents = (past: Interactions): Uint8Array => Uint8Array.from(countItems(past), (n) => (n <= FEW ? 1 : 0))
