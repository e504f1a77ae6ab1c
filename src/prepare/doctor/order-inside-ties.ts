import { seededRandom } from '../../stats/random.ts'
import type { CheckContext } from './context.ts'
import { listOrder } from './list-order.ts'
import { underPermutation } from './permuted.ts'
import { type OrderLook, SURE } from './report.ts'
import { signTest } from './sign-test.ts'

/**
 * Of each two events in a row at one time: whether the ids ascend (`by_id`, share), and whether they stand as a list
 * says that was learnt from the ties of the other half of the people (`by_list`). A random order has both at one half.
 */
export function insideTies(context: CheckContext): OrderLook {
  const { data, place, seed } = context
  const pairs = tiedPairs(context)
  const ascents = (numbering: Int32Array) => signTest(...balances(pairs, data.people.length, numbering))
  const byId = ascents(place)
  // Where the order is that of time after all, ids dealt out anew agree with some of it as well.
  const anyIds = underPermutation((numbering) => ascents(numbering).share, place, { seed })
  const byList = signTest(...learntBalances(pairs, context))
  const numbered = Math.abs(byId.z) > SURE && Math.abs(anyIds.z) > SURE && anyIds.outside
  return {
    sure: numbered || byList.z > SURE,
    found: byId.pairs ? Math.max(byId.share, 1 - byId.share, byList.share) : null,
    figures: { by_id: byId.share, by_id_z: byId.z, by_list: byList.share, by_list_z: byList.z, pairs: byId.pairs },
  }
}

/** Pairs in a row: whose, and first and second item by turns. */
interface Pairs {
  person: Int32Array
  items: Int32Array
}

function tiedPairs({ data, start, rows }: CheckContext): Pairs {
  const { people, item, time_ms } = data
  const person: number[] = []
  const items: number[] = []
  for (let p = 0; p < people.length; p++) {
    for (let at = start[p] + 1; at < start[p + 1]; at++) {
      const [a, b] = [rows[at - 1], rows[at]]
      if (time_ms[a] !== time_ms[b] || item[a] === item[b]) continue
      person.push(p)
      items.push(item[a], item[b])
    }
  }
  return { person: Int32Array.from(person), items: Int32Array.from(items) }
}

/** Each person's ascents − descents by a rank, and how many pairs it tells apart. */
function balances(
  { person, items }: Pairs,
  people: number,
  rank: ArrayLike<number>,
  own: (person: number) => boolean = () => true,
  into = new Float64Array(people),
): [balances: Float64Array, pairs: number] {
  let told = 0
  for (let i = 0; i < person.length; i++) {
    const step = rank[items[2 * i + 1]] - rank[items[2 * i]]
    if (step === 0 || !own(person[i])) continue
    into[person[i]] += Math.sign(step)
    told++
  }
  return [into, told]
}

/** The same by the list that the other half of the people teaches. */
function learntBalances(pairs: Pairs, { data, seed }: CheckContext): [Float64Array, number] {
  const random = seededRandom(seed)
  const half = data.people.map(() => (random() < 0.5 ? 0 : 1))
  const into = new Float64Array(data.people.length)
  let told = 0
  for (const tested of [0, 1]) {
    const taught: number[] = []
    for (let i = 0; i < pairs.person.length; i++)
      if (half[pairs.person[i]] !== tested) taught.push(pairs.items[2 * i], pairs.items[2 * i + 1])
    const rank = listOrder(Int32Array.from(taught), data.items.length)
    told += balances(pairs, data.people.length, rank, (p) => half[p] === tested, into)[1]
  }
  return [into, told]
}
