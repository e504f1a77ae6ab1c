import type { Interactions } from '../../models/recommender.ts'

export interface DoctorOptions {
  /** False where `time_ms` is but a place in a person's sequence; true unless given. */
  timed?: boolean
  /** Where a test window begins, ms since 1970; each person's last event is the test unless given. */
  cut_ms?: number
  /** What items are called, by id. */
  names?: ReadonlyMap<string, string>
  /** For samples, halves and permutations; 0 unless given. */
  seed?: number
}

/** What every check reads. */
export interface CheckContext {
  data: Interactions
  timed: boolean
  cut_ms: number | undefined
  names: ReadonlyMap<string, string>
  seed: number
  /** Rows of person p, oldest first: `rows[start[p]]` … `rows[start[p + 1] - 1]`. */
  start: Int32Array
  rows: Int32Array
  /** Place of each item when the ids are sorted. */
  place: Int32Array
}

export function contextOf(data: Interactions, options: DoctorOptions): CheckContext {
  const { timed = true, cut_ms, names = new Map(), seed = 0 } = options
  return { data, timed, cut_ms, names, seed, ...rowsOf(data), place: placesOf(data.items) }
}

/** Rows by person in one counting sort, which keeps their order. */
function rowsOf({ people, person }: Interactions): Pick<CheckContext, 'start' | 'rows'> {
  const start = new Int32Array(people.length + 1)
  for (const p of person) start[p + 1]++
  for (let p = 0; p < people.length; p++) start[p + 1] += start[p]
  const next = start.slice()
  const rows = new Int32Array(person.length)
  for (let row = 0; row < person.length; row++) rows[next[person[row]]++] = row
  return { start, rows }
}

/** Numbers inside ids are sorted as numbers: item-10 after item-9. */
function placesOf(items: readonly string[]): Int32Array {
  const keys = items.map((id) => id.replace(/\d+/g, (digits) => digits.padStart(16, '0')))
  const sorted = Array.from(items.keys()).sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b))
  const place = new Int32Array(items.length)
  for (let at = 0; at < sorted.length; at++) place[sorted[at]] = at
  return place
}
