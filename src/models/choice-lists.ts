import { DAY_MS } from '../core/time.ts'
import { topIndices } from '../stats/ranking.ts'
import { columnsOf, fillRow, type Parts, type PersonFeatures, personFeatures } from './blend-features.ts'
import { before, historyOf, rowsByPerson } from './interactions.ts'
import { ITEM } from './person-item.ts'
import { HISTORY_ROWS, type Interactions } from './recommender.ts'
import type { ChoiceLists } from './softmax-regression.ts'

/** Days of a window that choices are looked for in; doubled until there are enough. */
const WINDOW_DAYS = 28
/** Choices of a window that are enough, of a tenth of the people where those are fewer … */
const ENOUGH = 200
/** … and as many as are learnt from. */
const MOST = 400
/** Windows, one after the other, up to the cut. */
const WINDOWS = 2
/** Share of the time that all windows may take together: the first moment's models are fitted on the rest. */
const SHARE = 0.6
/** Items that each part, and what is popular, brings into a person's list. */
const CANDIDATES = 80
/** Below so many rows an order, people take one thing at a time: all that they take in a window is their choice. */
const ONE_AT_A_TIME = 1.5

/** What each person chose after an instant, people and items by their numbers in some data. */
type Choices = Map<number, Set<number>>

/** An instant, what was known then, and what each person chose until another, by the numbers of what was known. */
interface Moment {
  at_ms: number
  until_ms: number
  known: Interactions
  choices: Choices
}

/**
 * Instants before the cut, oldest first, with what known people chose after each: their first order of the window. None
 * where the past is too short. At most `MOST` people a window, every so many of them in the order of their names.
 */
export function momentsBefore(data: Interactions, cut_ms: number): Moment[] {
  const span = cut_ms - data.time_ms[0]
  const enough = Math.min(ENOUGH, data.people.length / 10)
  let found: { at_ms: number; until_ms: number; choices: Choices }[] = []
  for (let days = WINDOW_DAYS; ; days *= 2) {
    const length = days * DAY_MS
    const windows = Math.min(WINDOWS, Math.floor((SHARE * span) / length))
    if (windows < 1) break
    found = Array.from({ length: windows }, (_, i) => {
      const [at_ms, until_ms] = [cut_ms - (windows - i) * length, cut_ms - (windows - i - 1) * length]
      return { at_ms, until_ms, choices: choicesAfter(data, at_ms, until_ms) }
    })
    if (found.every(({ choices }) => choices.size >= enough)) break
  }
  return found.map(({ at_ms, until_ms, choices }) => {
    const known = before(data, at_ms)
    return { at_ms, until_ms, known, choices: renumbered(choices, data, known) }
  })
}

/** The same choices by the numbers of what was known; nobody chose what nobody knew. */
function renumbered(choices: Choices, data: Interactions, known: Interactions): Choices {
  const people = new Map(known.people.map((name, i) => [name, i]))
  const items = new Map(known.items.map((name, i) => [name, i]))
  const ofItem = (item: number) => items.get(data.items[item])
  return new Map(
    [...choices].map(([person, own]) => [
      people.get(data.people[person]) as number,
      new Set([...own].map(ofItem).filter((item) => item !== undefined)),
    ]),
  )
}

function firstRowFrom({ time_ms }: Interactions, at_ms: number): number {
  let [low, high] = [0, time_ms.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (time_ms[middle] < at_ms) low = middle + 1
    else high = middle
  }
  return low
}

function choicesAfter(data: Interactions, from_ms: number, to_ms: number): Choices {
  const [from, to] = [firstRowFrom(data, from_ms), firstRowFrom(data, to_ms)]
  const known = new Set(data.person.subarray(0, from))
  const all = new Set(data.basket.subarray(0, from)).size * ONE_AT_A_TIME > from
  const first = new Map<number, number>()
  const choices: Choices = new Map()
  for (let row = from; row < to; row++) {
    const person = data.person[row]
    if (!known.has(person)) continue
    if (!first.has(person)) first.set(person, data.basket[row])
    if (!all && first.get(person) !== data.basket[row]) continue
    choices.set(person, (choices.get(person) ?? new Set()).add(data.item[row]))
  }
  const sorted = [...choices].sort(([a], [b]) => (data.people[a] < data.people[b] ? -1 : 1))
  const step = Math.max(1, sorted.length / MOST)
  return new Map(Array.from({ length: Math.ceil(sorted.length / step) }, (_, i) => sorted[Math.floor(i * step)]))
}

/** A moment's lists, as rows of features: what each person may have chosen from, by what was known. */
export async function listsAt(
  { at_ms, known, choices }: Moment,
  parts: Parts,
  signal: AbortSignal,
): Promise<ChoiceLists> {
  const rows = rowsByPerson(known)
  const popular = [0, 2].map((fact) => parts.facts.filter((_, i) => i % ITEM.length === fact))
  const lists: { items: number[]; features: PersonFeatures; chosen: Set<number> }[] = []
  for (const [person, chosen] of choices) {
    signal.throwIfAborted()
    const features = await personFeatures(parts, historyOf(known, rows[person].slice(-HISTORY_ROWS)), at_ms)
    const items = candidates(features, popular)
    // Of the scores only those of the candidates are kept: people times items would not fit.
    const scores = features.scores.map((own) => Float32Array.from(items, (item) => own[item]))
    if (items.some((item) => chosen.has(item))) lists.push({ items, features: { ...features, scores }, chosen })
  }
  return filled(lists, parts)
}

function filled(
  lists: readonly { items: number[]; features: PersonFeatures; chosen: Set<number> }[],
  parts: Parts,
): ChoiceLists {
  const columns = columnsOf(parts)
  const rows = lists.reduce((sum, { items }) => sum + items.length, 0)
  const out = {
    columns,
    x: new Float32Array(rows * columns),
    again: new Uint8Array(rows),
    chosen: new Uint8Array(rows),
  }
  const start = new Int32Array(lists.length + 1)
  let row = 0
  for (const [list, { items, features, chosen }] of lists.entries()) {
    for (const [i, item] of items.entries()) {
      fillRow(out.x.subarray(row * columns, (row + 1) * columns), parts, features, item, i)
      out.again[row] = features.own.has(item) ? 1 : 0
      out.chosen[row] = chosen.has(item) ? 1 : 0
      row++
    }
    start[list + 1] = row
  }
  return { ...out, start }
}

/** What the person took, what the parts put first, and what is popular. */
function candidates({ own, scores }: PersonFeatures, popular: readonly Float32Array[]): number[] {
  const found = new Set(own.keys())
  for (const one of [...scores, ...popular]) {
    const top = topIndices(one, CANDIDATES + 1)
    // Strictly above the last, so that no number of an item decides among equals; nothing is brought in by a score of 0.
    const bar = top.length > CANDIDATES ? Math.max(0, one[top[CANDIDATES]]) : 0
    for (const item of top) if (one[item] > bar) found.add(item)
  }
  return [...found]
}

/** Lists one after the other. */
export function joined(all: readonly ChoiceLists[], columns: number): ChoiceLists {
  const starts = [0]
  for (const { start } of all) {
    const before = starts[starts.length - 1]
    for (const at of start.subarray(1)) starts.push(before + at)
  }
  const rows = starts[starts.length - 1]
  const out = {
    columns,
    x: new Float32Array(rows * columns),
    again: new Uint8Array(rows),
    chosen: new Uint8Array(rows),
  }
  let row = 0
  for (const { x, again, chosen } of all) {
    out.x.set(x, row * columns)
    out.again.set(again, row)
    out.chosen.set(chosen, row)
    row += again.length
  }
  return { ...out, start: Int32Array.from(starts) }
}
