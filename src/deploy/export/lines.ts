import { HISTORY_ROWS, type Recommender } from '../../models/recommender.ts'
import { topIndices } from '../../stats/ranking.ts'
import { armOf } from '../arms.ts'
import { historyFor, placesOf } from '../model-history.ts'
import type { PopularItem } from '../popular.ts'

export type ExportFormat = 'jsonl' | 'csv'

/** How lines are made. */
export interface LineOptions {
  format: ExportFormat
  target_id: string
  /** Share of people in the control group: they are given what is popular, as they are live. */
  control: number
  limit: number
  exclude_seen: boolean
  now_ms: number
  popular: readonly PopularItem[]
  /** Whom to answer, by person: all of these ids, and nobody else. Everybody where absent. */
  listed?: ReadonlyMap<string, readonly string[]>
}

/** A row of the people's table. */
type Row = [person_id: string, distinct_id: string, item: string, basket: string, time_ms: number]

interface Person {
  person_id: string
  distinct_ids: readonly string[]
  items: string[]
  time_ms: number[]
  baskets: string[]
}

interface Given {
  item: string
  score: number
}

/** Scored at once: their scores are in memory together. */
const TOGETHER = 64

/** Makes the text of a page of people; `rest` makes that of listed people who took nothing. */
export interface LineMaker {
  page(rows: Uint8Array): Promise<string>
  rest(): Promise<string>
}

/**
 * Answers people as live requests do (the champion, filled up with what is popular), page by page. Cost a person: one
 * scoring of all items and one pass over the scores.
 */
export function lineMaker(model: Recommender, options: LineOptions): LineMaker {
  const left = new Map(options.listed)
  const textOf = options.format === 'csv' ? csvOf : jsonOf
  const made = async (people: readonly Person[]) => {
    let text = ''
    for (let at = 0; at < people.length; at += TOGETHER) {
      const some = people.slice(at, at + TOGETHER)
      const answers = await answersFor(model, some, options)
      some.forEach((person, i) => {
        for (const id of person.distinct_ids) text += textOf(id, answers[i])
      })
    }
    return text
  }
  return {
    page(rows) {
      const people = peopleOf(rows, options.listed)
      for (const { person_id } of people) left.delete(person_id)
      return made(people)
    },
    rest: () =>
      made(
        [...left].map(([person_id, distinct_ids]) => ({
          person_id,
          distinct_ids,
          items: [],
          time_ms: [],
          baskets: [],
        })),
      ),
  }
}

function peopleOf(rows: Uint8Array, listed: LineOptions['listed']): Person[] {
  const people: Person[] = []
  for (const line of Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength).toString('utf8').split('\n')) {
    if (line === '') continue
    const [person_id, distinct_id, item, basket, time_ms] = JSON.parse(line) as Row
    let person = people.at(-1)
    if (person?.person_id !== person_id) {
      person = { person_id, distinct_ids: listed?.get(person_id) ?? [distinct_id], items: [], time_ms: [], baskets: [] }
      people.push(person)
    }
    if (person.items.length === HISTORY_ROWS) continue
    person.items.push(item)
    person.time_ms.push(time_ms)
    person.baskets.push(basket)
  }
  for (const { items, time_ms, baskets } of people) for (const column of [items, time_ms, baskets]) column.reverse()
  return people
}

interface Answer {
  arm: 'champion' | 'control'
  items: Given[]
}

async function answersFor(model: Recommender, people: readonly Person[], options: LineOptions): Promise<Answer[]> {
  const { target_id, control, now_ms } = options
  const histories = people.map((person) => historyFor(model, person, [], now_ms))
  const arms = people.map(({ person_id }) => armOf(target_id, person_id, { control, challenger: 0 }))
  const asked = new Set(people.keys().filter((i) => arms[i] !== 'control' && histories[i].item.length > 0))
  const together = await model.scoreMany?.(
    Array.from(asked, (i) => histories[i]),
    now_ms,
  )
  const scored = new Map(Array.from(asked, (i, at) => [i, together?.[at]]))
  const answers: Answer[] = []
  for (const [i, person] of people.entries()) {
    const seen = new Set(options.exclude_seen ? person.items : [])
    // One by one where they cannot be scored together: then they need not be in memory together.
    const scores = asked.has(i) ? (scored.get(i) ?? (await model.score(histories[i], now_ms))) : undefined
    const items = scores ? best(model, scores, seen, options.limit) : []
    addPopular(items, seen, options)
    answers.push({ arm: arms[i] === 'control' ? 'control' : 'champion', items })
  }
  return answers
}

function best(model: Recommender, scores: Float32Array, seen: ReadonlySet<string>, limit: number): Given[] {
  const places = placesOf(model)
  const barred = new Set([...seen].map((item) => places.get(item)))
  const top = topIndices(scores, limit, barred.size ? (i) => !barred.has(i) : undefined)
  return top.map((i) => ({ item: model.items[i], score: scores[i] }))
}

function addPopular(items: Given[], seen: ReadonlySet<string>, { popular, limit }: LineOptions): void {
  if (items.length >= limit) return
  const have = new Set(items.map(({ item }) => item))
  for (const { item, score } of popular) {
    if (have.has(item) || seen.has(item)) continue
    items.push({ item, score })
    if (items.length === limit) return
  }
}

const jsonOf = (person: string, { arm, items }: Answer): string => `${JSON.stringify({ person, arm, items })}\n`

const csvOf = (person: string, { arm, items }: Answer): string =>
  items.map(({ item, score }, i) => `${cell(person)},${arm},${i + 1},${cell(item)},${score}\r\n`).join('')

/** First line of a CSV (RFC 4180). */
export const csvHead = 'person,arm,rank,item,score\r\n'

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
