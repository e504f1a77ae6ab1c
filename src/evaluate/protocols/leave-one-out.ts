import { rowsByPerson, rowsWhere } from '../../models/interactions.ts'
import type { Interactions } from '../../models/recommender.ts'
import { type Fold, foldOf, type Protocol } from './protocol.ts'

/**
 * Each person's last item is the test, the one before it validation, what they have seen is excluded: how papers on
 * sequential recommendation judge since SASRec (Kang & McAuley 2018), and for comparison with them alone. Models are
 * fitted once, without the last two; for the test a person's history holds the item of the validation, as in the papers.
 */
export const leaveOneOut: Protocol = (data) => {
  const rows = rowsByPerson(data)
  const fitted = rowsWhere(data, maskOf(data, rows, 2))
  const asked = (left: number): Fold => {
    const past = rowsWhere(data, maskOf(data, rows, left))
    const target = new Uint8Array(data.item.length)
    for (const own of rows) if (own.length > left) target[own[own.length - left]] = 1
    const now = (person: number) => data.time_ms[rows[person][rows[person].length - left]]
    return foldOf(data, { seen: fitted, cut_ms: lastOf(fitted) + 1, past, target, exclude_seen: true, now_ms: now })
  }
  return [{ name: 'leave-one-out', validation: [asked(2)], test: asked(1) }]
}

/** All but each person's last `left` rows; people with no more than that keep none. */
function maskOf(data: Interactions, rows: readonly number[][], left: number): Uint8Array {
  const known = new Uint8Array(data.item.length)
  for (const own of rows) for (let i = 0; i < own.length - left; i++) known[own[i]] = 1
  return known
}

const lastOf = ({ time_ms }: Interactions): number => time_ms.reduce((max, time) => Math.max(max, time), 0)
