import type { CheckContext } from './context.ts'

/** What a test asks for. */
export interface Targets {
  /** Rows that are to be named, of people with a past. */
  targets: number[]
  /** 1 for items that somebody had taken before the test. */
  known: Uint8Array
}

/** From the cut on, or each person's last event where there is none. People without a past are left out. */
export function targetsOf({ data, start, rows, cut_ms }: CheckContext): Targets {
  const { people, items, item, time_ms } = data
  const targets: number[] = []
  const known = new Uint8Array(items.length)
  for (let p = 0; p < people.length; p++) {
    let first = start[p + 1] - 1
    if (cut_ms !== undefined) {
      first = start[p]
      while (first < start[p + 1] && time_ms[rows[first]] < cut_ms) first++
    }
    for (let at = start[p]; at < first; at++) known[item[rows[at]]] = 1
    if (first === start[p]) continue
    for (let at = first; at < start[p + 1]; at++) targets.push(rows[at])
  }
  return { targets, known }
}
