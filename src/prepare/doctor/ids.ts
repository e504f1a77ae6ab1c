import { seededRandom } from '../../stats/random.ts'
import type { CheckContext } from './context.ts'
import { underPermutation } from './permuted.ts'
import { type Finding, NOTHING_TO_DO, NOTICEABLE, rounded, SURE } from './report.ts'

/** Places that are looked at. */
const K = 10
/** People who are asked: enough for an error of .005. */
const ASKED = 5_000

/**
 * What the ids alone tell. `found`: NDCG@10 of naming, from the item before, the nearest ids that the person has not
 * had, for each person's last new item; `chance`: the mean under ids dealt out anew; `popular`: of naming what is taken
 * most. `by_age`: rank correlation (Spearman) of ids and first appearance, 0 without times. A leak where ids do better
 * than chance and no worse than popularity, which is a model.
 */
export function ids(context: CheckContext): Finding {
  const asked = questionsOf(context)
  const { place, data, seed } = context
  const error = deviation(nearest(asked, place)) / Math.sqrt(Math.max(1, asked.length))
  const found = underPermutation((numbering) => mean(nearest(asked, numbering)), place, { seed, error })
  const popular = mean(byPopularity(asked, context))
  const by_age = context.timed ? ageCorrelation(context) : 0
  const told = found.z > SURE && found.outside
  const leak = told && found.value >= popular
  const aged = Math.abs(by_age) * Math.sqrt(Math.max(0, data.items.length - 1)) > SURE && by_age ** 2 > NOTICEABLE
  return {
    check: 'ids',
    verdict: leak ? 'leak' : told || aged ? 'warn' : 'ok',
    found: asked.length ? rounded(found.value) : null,
    figures: { chance: rounded(found.chance), z: rounded(found.z), popular: rounded(popular), by_age: rounded(by_age) },
    why: 'Ids that were given in the order in which items came into the data, or by kind, tell what will be taken next without a model: a score may be the numbering’s.',
    advice:
      leak || told || aged
        ? 'Treat ids as opaque: renumber at random before training, and break no tie by id.'
        : NOTHING_TO_DO,
  }
}

/** What a person is asked for: the last item that they had not had, after the item before it. */
interface Question {
  before: number
  target: number
  /** All that the person had had by then. */
  had: Set<number>
}

function questionsOf({ data, start, rows, timed }: CheckContext): Question[] {
  const { people, item, time_ms } = data
  const step = Math.max(1, people.length / ASKED)
  const questions: Question[] = []
  for (let i = 0; i * step < people.length; i++) {
    const p = Math.floor(i * step)
    const target = start[p + 1] - 1
    let before = target - 1
    // What was taken at the same moment is no past.
    while (timed && before >= start[p] && time_ms[rows[before]] === time_ms[rows[target]]) before--
    if (before < start[p]) continue
    const had = new Set(Array.from(rows.subarray(start[p], before + 1), (row) => item[row]))
    if (!had.has(item[rows[target]])) questions.push({ before: item[rows[before]], target: item[rows[target]], had })
  }
  return questions
}

const gain = (rank: number) => (rank <= K ? 1 / Math.log2(rank + 1) : 0)

/** NDCG of each question by distance of places; of two at one distance either may come first. */
function nearest(questions: readonly Question[], place: Int32Array): Float64Array {
  const itemAt = new Int32Array(place.length)
  for (let item = 0; item < place.length; item++) itemAt[place[item]] = item
  return Float64Array.from(questions, ({ before, target, had }) => {
    const open = (at: number) => at >= 0 && at < itemAt.length && !had.has(itemAt[at])
    const [from, to] = [place[before], place[target]]
    let nearer = 0
    for (let step = 1; nearer < K && step < itemAt.length; step++) {
      const free = Number(open(from - step)) + Number(open(from + step))
      if (Math.abs(to - from) === step) return free === 2 ? (gain(nearer + 1) + gain(nearer + 2)) / 2 : gain(nearer + 1)
      nearer += free
    }
    return 0
  })
}

/** NDCG of each question by how often items were taken, without what is asked for. */
function byPopularity(questions: readonly Question[], { data, seed }: CheckContext): Float64Array {
  const taken = new Float64Array(data.items.length)
  for (const item of data.item) taken[item]++
  for (const { target } of questions) taken[target]--
  const random = seededRandom(seed)
  const chance = Float64Array.from(taken, random)
  const sorted = Array.from(taken.keys()).sort((a, b) => taken[b] - taken[a] || chance[a] - chance[b])
  const rank = new Int32Array(taken.length)
  for (let at = 0; at < sorted.length; at++) rank[sorted[at]] = at + 1
  return Float64Array.from(questions, ({ target, had }) => {
    let above = 0
    for (const item of had) if (rank[item] < rank[target]) above++
    return gain(rank[target] - above)
  })
}

/** Spearman's correlation of id and first row; the rows of one time are in no order that counts. */
function ageCorrelation({ data, place }: CheckContext): number {
  const n = data.items.length
  const seen = new Uint8Array(n)
  let age = 0
  let squares = 0
  for (const item of data.item) {
    if (seen[item]) continue
    seen[item] = 1
    squares += (place[item] - age) ** 2
    age++
  }
  return n > 1 ? 1 - (6 * squares) / (n * (n * n - 1)) : 0
}

const mean = (values: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return values.length ? sum / values.length : 0
}

function deviation(values: ArrayLike<number>): number {
  const middle = mean(values)
  return Math.sqrt(mean(Float64Array.from(values, (value) => (value - middle) ** 2)))
}
