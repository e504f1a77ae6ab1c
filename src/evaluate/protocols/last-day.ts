import { DAY_MS } from '../../core/time.ts'
import { rowsByPerson, rowsWhere } from '../../models/interactions.ts'
import { type Fold, foldOf, type Protocol } from './protocol.ts'

/**
 * All that a person took on their last day (UTC) is the target; what they have seen is excluded. For files whose stamps
 * are days: within a day no order is known, so no item of it may tell of another. Validation is the day before the last.
 */
export const lastDay: Protocol = (data) => {
  const days = rowsByPerson(data).map((rows) => byDay(data.time_ms, rows))
  const asked = (back: number): Fold => {
    const [known, target] = [new Uint8Array(data.item.length), new Uint8Array(data.item.length)]
    for (const own of days) {
      for (const rows of own.slice(0, -back)) for (const row of rows) known[row] = 1
      if (own.length > back) for (const row of own[own.length - back]) target[row] = 1
    }
    const startOf = (person: number) => {
      const [first] = days[person][days[person].length - back]
      return Math.floor(data.time_ms[first] / DAY_MS) * DAY_MS
    }
    let cut_ms = 0
    for (let row = 0; row < known.length; row++) if (known[row]) cut_ms = Math.max(cut_ms, data.time_ms[row] + 1)
    return foldOf(data, { cut_ms, past: rowsWhere(data, known), target, exclude_seen: true, now_ms: startOf })
  }
  return [{ name: 'last-day', validation: [asked(2)], test: asked(1) }]
}

/** A person's rows by day, oldest first. */
function byDay(time_ms: Float64Array, rows: readonly number[]): number[][] {
  const days = new Map<number, number[]>()
  for (const row of rows) {
    const day = Math.floor(time_ms[row] / DAY_MS)
    const own = days.get(day)
    if (own) own.push(row)
    else days.set(day, [row])
  }
  return [...days].sort(([a], [b]) => a - b).map(([, own]) => own)
}
