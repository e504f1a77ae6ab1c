import { z } from 'zod'
import { DAY_MS } from '../core/time.ts'
import { kthLargest } from '../stats/select.ts'
import type { Family, Json } from './family.ts'
import { needInteractions } from './interactions.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { each, strongestReason } from './strongest-reason.ts'

const Params = z.strictObject({
  neighbours: z.int().min(1).max(5_000).default(200),
  /** Rows of the person's past that are compared: of the newest the weight is 1, and falls evenly to 0. */
  length: z.int().min(1).max(500).default(100),
  /** Days before the cut after which what a neighbour took counts half. */
  half_life_days: z.number().min(1).max(3_650).default(91),
})

/** People that an item's rows are followed to, the latest: with a million takers the rest would cost time and add nothing. */
const TAKERS = 2_000

/** Added to a neighbour's number of items under the root: who took one item, the right one, is not the best neighbour. */
const SHRINKAGE = 10

/** What each person took: person `p` is `item[start[p] … start[p + 1]]` and the same of `weight`. */
interface People {
  start: Int32Array
  item: Int32Array
  weight: Float32Array
}

/**
 * Vector multiplication session-based nearest neighbours (V-SkNN, Ludewig & Jannach 2018, "Evaluation of session-based
 * recommendation algorithms"), with the person's recent past as the session: newer items decide more who is alike, rare
 * ones more than common ones, and what those who are alike took lately is recommended.
 */
export const vSknn: Family<Interactions, Recommender> = {
  name: 'v-sknn',
  about: 'What people with a like recent past took (V-SkNN, Ludewig & Jannach 2018).',
  params: Params,
  grid: [{ half_life_days: 60 }, { half_life_days: 365 }],
  async fit(data, params, { cut_ms }) {
    needInteractions(data)
    return make(data.items, peopleOf(data, cut_ms, Params.parse(params).half_life_days), params)
  },
  load: ({ meta, params, tensors }) =>
    make(
      meta.items as string[],
      {
        start: tensors.start.data as Int32Array,
        item: tensors.item.data as Int32Array,
        weight: tensors.weight.data as Float32Array,
      },
      params,
    ),
}

/** Each item once a person, weighed by its latest time; people in the order in which they were last seen. */
function peopleOf(data: Interactions, cut_ms: number, half_life_days: number): People {
  const taken = new Map<number, Map<number, number>>()
  for (let row = data.item.length - 1; row >= 0; row--) {
    const own = taken.get(data.person[row]) ?? new Map<number, number>()
    taken.set(data.person[row], own)
    const weight = 0.5 ** (Math.max(0, cut_ms - data.time_ms[row]) / DAY_MS / half_life_days)
    own.set(data.item[row], Math.max(weight, own.get(data.item[row]) ?? 0))
  }
  const people = [...taken.values()]
  const start = new Int32Array(people.length + 1)
  people.forEach((own, p) => {
    start[p + 1] = start[p] + own.size
  })
  return {
    start,
    item: Int32Array.from(people.flatMap((own) => [...own.keys()])),
    weight: Float32Array.from(people.flatMap((own) => [...own.values()])),
  }
}

function make(items: readonly string[], people: People, params: Json): Recommender {
  const { neighbours, length } = Params.parse(params)
  const takers = takersOf(people, items.length)
  const count = people.start.length - 1
  const rarity = Float64Array.from(takers, ({ n }) => Math.log(1 + count / (1 + n)))
  const likeness = new Float64Array(count)
  const score = (history: History): Float32Array => {
    const { start, item: items_of, weight: weight_of } = people
    const sums = new Float64Array(items.length)
    const alike: number[] = []
    for (const [item, weight] of weights(history, length)) {
      const gain = weight * rarity[item]
      const { newest } = takers[item]
      for (let i = 0; i < newest.length; i++) {
        const person = newest[i]
        // Nobody is alike by nothing: who is met first stands at 0.
        if (likeness[person] === 0) alike.push(person)
        likeness[person] += gain
      }
    }
    for (const person of alike) likeness[person] /= Math.sqrt(start[person + 1] - start[person] + SHRINKAGE)
    for (const person of nearest(alike, likeness, neighbours)) {
      const own = likeness[person]
      const end = start[person + 1]
      for (let at = start[person]; at < end; at++) sums[items_of[at]] += own * weight_of[at]
    }
    for (const person of alike) likeness[person] = 0
    return Float32Array.from(sums)
  }
  return {
    items,
    score,
    reason: (history, now_ms, item) => strongestReason(items, history, item, each(score, now_ms)),
    save: () => ({
      family: 'v-sknn',
      params,
      meta: { items: [...items] },
      tensors: {
        start: { shape: [people.start.length], data: people.start },
        item: { shape: [people.item.length], data: people.item },
        weight: { shape: [people.weight.length], data: people.weight },
      },
    }),
  }
}

/** Of each item the people who took it, latest seen first, and how many there are in all. */
function takersOf({ start, item }: People, items: number): { newest: number[]; n: number }[] {
  const takers = Array.from({ length: items }, () => ({ newest: [] as number[], n: 0 }))
  for (let person = 0; person + 1 < start.length; person++) {
    for (let at = start[person]; at < start[person + 1]; at++) {
      const own = takers[item[at]]
      own.n++
      if (own.newest.length < TAKERS) own.newest.push(person)
    }
  }
  return takers
}

/** Weights of the items of the newest rows; the rows of one order have the same, whatever their order. */
function weights({ item, basket }: History, length: number): Map<number, number> {
  const found = new Map<number, number>()
  let newer = 0
  let end = item.length
  while (end > 0 && newer < length) {
    let from = end
    while (from > 0 && basket[from - 1] === basket[end - 1]) from--
    for (let row = from; row < end; row++) if (!found.has(item[row])) found.set(item[row], 1 - newer / length)
    newer += end - from
    end = from
  }
  return found
}

/** Those most alike, and with the last of them all who are as much so: numbers of people decide nothing. */
function nearest(alike: readonly number[], likeness: Float64Array, neighbours: number): readonly number[] {
  if (alike.length <= neighbours) return alike
  // Without an iterator, which would take longer than the rest.
  const values = new Float64Array(alike.length)
  for (let i = 0; i < values.length; i++) values[i] = likeness[alike[i]]
  const bar = kthLargest(values, neighbours)
  return alike.filter((person) => likeness[person] >= bar * (1 - 1e-9))
}
