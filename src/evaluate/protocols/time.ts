import { before } from '../../models/interactions.ts'
import type { Interactions } from '../../models/recommender.ts'
import { foldOf, type Protocol } from './protocol.ts'

/** Share of the events that the test is made of, and the validation before it. */
const SHARE = 0.1

/**
 * One instant for everybody: all that people known before it took afterwards, in the last tenth of the events, is the
 * target; what they had seen is excluded. Validation is the same with the tenth before.
 */
export const time: Protocol = (data) => timeSplit(data, 'time')

/** The same with other candidates than all items of the past: 1 for those that are. */
export function timeSplit(data: Interactions, name: string, candidatesOf?: (past: Interactions) => Uint8Array) {
  const times = data.time_ms.slice().sort()
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]
  const end = times[times.length - 1] + 1
  return [
    {
      name,
      validation: [asked(data, at(1 - 2 * SHARE), at(1 - SHARE), candidatesOf)],
      test: asked(data, at(1 - SHARE), end, candidatesOf),
    },
  ]
}

function asked(data: Interactions, cut_ms: number, end_ms: number, candidatesOf?: (past: Interactions) => Uint8Array) {
  const past = before(data, cut_ms)
  const candidates = candidatesOf?.(past)
  const target = Uint8Array.from(data.time_ms, (t) => (t >= cut_ms && t < end_ms ? 1 : 0))
  return foldOf(data, { cut_ms, past, target, candidates, exclude_seen: true, now_ms: () => cut_ms })
}
