import { seededRandom } from '../../stats/random.ts'
import type { CheckContext } from './context.ts'
import { listOrder } from './list-order.ts'
import { underPermutation } from './permuted.ts'
import { type OrderLook, SURE } from './report.ts'
import { signTest } from './sign-test.ts'

/** Steps between events that are seldom of one day any more: on the public sets the figures are flat from the third on. */
const FAR = [3, 4, 5, 6]

/** Events that are read, of people drawn at random: more make the errors smaller, not the answers others. */
const READ = 200_000

/**
 * Sequences without times. Two things together are the order of a list inside moments that nobody can see:
 * - pairs stand as other people's neighbours stood, more often as neighbours (`near`) than at a distance (`far`): what
 *   time or habit orders holds at a distance as well, or better;
 * - one list of all items, learnt from other people's neighbours, foretells pairs that were never neighbours there
 *   (`list`): the habit of taking one thing after another does not.
 * Ids that ascend among neighbours more than at a distance (`by_id`) show a list that needs no learning.
 */
export function orderWithoutTimes(whole: CheckContext): OrderLook {
  const context = drawn(whole)
  const { place, seed } = context
  const ascents = (numbering: Int32Array) => localness(context, () => (a, b) => Math.sign(numbering[b] - numbering[a]))
  const byId = ascents(place)
  const fading = ({ near, far }: Localness) => near - far
  const anyIds = underPermutation((numbering) => fading(ascents(numbering)), place, { seed })
  const numbered = Math.abs(anyIds.z) > SURE && anyIds.outside && Math.abs(byId.near - 0.5) > Math.abs(byId.far - 0.5)
  const { local, list } = learnt(context)
  const listed = local.z > SURE && local.near > 0.5 && list.z > SURE
  return {
    sure: listed || numbered,
    found: local.pairs ? Math.max(list.share, numbered ? Math.max(byId.near, 1 - byId.near) : 0) : null,
    figures: {
      ...{ near: local.near, far: local.far, near_far_z: local.z, list: list.share, list_z: list.z },
      ...{ by_id: byId.near, by_id_far: byId.far, by_id_z: anyIds.z, pairs: list.pairs },
    },
  }
}

/** The same with sequences of people left empty at random, down to so many events. */
function drawn(context: CheckContext): CheckContext {
  const { start, rows, seed } = context
  if (rows.length <= READ) return context
  // Another stream than the halves': who is drawn must not say in which half.
  const random = seededRandom(seed + 1)
  const kept: number[] = []
  const begins = Int32Array.from(start, (from, p) => {
    const began = kept.length
    if (p + 1 < start.length && random() < READ / rows.length)
      for (let at = from; at < start[p + 1]; at++) kept.push(rows[at])
    return began
  })
  return { ...context, start: begins, rows: Int32Array.from(kept) }
}

/** 1 where the pair stands in the direction foretold, −1 where against it, 0 where nothing is foretold. */
type Foretold = (first: number, second: number) => number

interface Localness {
  /** Share of neighbours that stand as foretold, and of pairs at a distance. */
  near: number
  far: number
  /** Near − far in its standard errors over people (the ratio's linearisation, clusters being people; Cochran 1977, ch. 6). */
  z: number
  pairs: number
}

function localness({ data, start, rows }: CheckContext, foretelling: (person: number) => Foretold): Localness {
  const people = data.people.length
  const sums = [1, 0].map(() => ({ balance: new Float64Array(people), told: new Float64Array(people) }))
  for (let p = 0; p < people; p++) {
    const foretold = foretelling(p)
    for (const step of [1, ...FAR]) {
      const { balance, told } = sums[step === 1 ? 0 : 1]
      for (let at = start[p]; at + step < start[p + 1]; at++) {
        const sign = foretold(data.item[rows[at]], data.item[rows[at + step]])
        balance[p] += sign
        told[p] += Math.abs(sign)
      }
    }
  }
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)
  const [near, far] = sums.map(({ balance, told }) => ({ pairs: total(told), mean: total(balance) / total(told) }))
  let squares = 0
  for (let p = 0; p < people; p++) {
    const part = ({ balance, told }: (typeof sums)[0], { mean, pairs }: typeof near) =>
      (balance[p] - mean * told[p]) / pairs
    squares += (part(sums[0], near) - part(sums[1], far)) ** 2
  }
  const share = (mean: number) => (Number.isNaN(mean) ? 0.5 : 0.5 + mean / 2)
  const z = (near.mean - far.mean) / Math.sqrt(squares)
  return { near: share(near.mean), far: share(far.mean), z: Number.isFinite(z) ? z : 0, pairs: near.pairs }
}

/** What the neighbours of half of the people foretell of the other half. */
function learnt(context: CheckContext) {
  const { data, start, rows, seed } = context
  const { people, items, item } = data
  const random = seededRandom(seed)
  const half = people.map(() => (random() < 0.5 ? 0 : 1))
  const key = (a: number, b: number) => Math.min(a, b) * items.length + Math.max(a, b)
  const direction = (a: number, b: number) => Math.sign(b - a)
  /** Of each half's people: how often the lower item of a pair of neighbours came first, less how often second. */
  const met = [new Map<number, number>(), new Map<number, number>()]
  const pairs: [number[], number[]] = [[], []]
  for (let p = 0; p < people.length; p++) {
    for (let at = start[p] + 1; at < start[p + 1]; at++) {
      const [a, b] = [item[rows[at - 1]], item[rows[at]]]
      if (a === b) continue
      met[half[p]].set(key(a, b), (met[half[p]].get(key(a, b)) ?? 0) + direction(a, b))
      pairs[half[p]].push(a, b)
    }
  }
  const local = localness(context, (p) => {
    const others = met[1 - half[p]]
    return (a, b) => Math.sign(others.get(key(a, b)) ?? 0) * direction(a, b)
  })
  const ranks = pairs.map((own) => listOrder(Int32Array.from(own), items.length))
  const balances = new Float64Array(people.length)
  let told = 0
  for (let p = 0; p < people.length; p++) {
    const [others, rank] = [met[1 - half[p]], ranks[1 - half[p]]]
    for (let at = start[p] + 1; at < start[p + 1]; at++) {
      const [a, b] = [item[rows[at - 1]], item[rows[at]]]
      if (rank[a] === rank[b] || others.has(key(a, b))) continue
      balances[p] += Math.sign(rank[b] - rank[a])
      told++
    }
  }
  return { local, list: signTest(balances, told) }
}
