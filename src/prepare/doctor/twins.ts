import { seededRandom } from '../../stats/random.ts'
import type { CheckContext } from './context.ts'
import { likeSets, setsOf } from './like-sets.ts'
import { shuffled } from './permuted.ts'
import { type Finding, NOTHING_TO_DO, NOTICEABLE, rounded, SURE } from './report.ts'

/** Sets that share nine tenths are taken for the same thing twice. */
const LIKE = 0.9
/** People with fewer items agree by chance: as many as the public 5-core sets ask of a person. */
const FEWEST_ITEMS = 5
/** Items in fewer orders say little, as in the quality report. */
const FEWEST_ORDERS = 3

/**
 * People whose items are nearly the same as another's (`same`: in the same order too), as a share of those with five
 * items at least; `chance` is the share among the same events with items dealt out anew.
 */
export function duplicatePeople(context: CheckContext): Finding {
  const { data } = context
  const [people, items] = [data.people.length, data.items.length]
  const alike = (item: Int32Array) =>
    marks(likeSets(setsOf(data.person, item, people, items), { smallest: FEWEST_ITEMS, like: LIKE }))
  const asked = bigEnough(data.person, data.item, [people, items, FEWEST_ITEMS])
  const [found, chance] = [alike(data.item), alike(dealtAnew(context))]
  const share = asked ? found / asked : 0
  const real = beyondChance(found, chance)
  const leak = real && share > NOTICEABLE
  return {
    check: 'people',
    verdict: leak ? 'leak' : real ? 'warn' : 'ok',
    found: asked ? rounded(share) : null,
    figures: { alike: found, same: sameSequences(context), asked, chance: rounded(asked ? chance / asked : 0) },
    why: 'One person under two ids: what the one did in the test window stands in the past of the other, and counts twice.',
    advice: real ? 'Join the ids of one person (identify), or leave all but one out.' : NOTHING_TO_DO,
  }
}

/**
 * Items that come in nearly the same orders (by the same people, where there are no orders) as another, as a share of
 * those in three at least; `named_alike` counts items that bear another's name.
 */
export function twinItems(context: CheckContext): Finding {
  const { data } = context
  const { owner, owners } = ordersOf(context)
  const items = data.items.length
  const alike = (item: Int32Array) =>
    marks(likeSets(setsOf(item, owner, items, owners), { smallest: FEWEST_ORDERS, like: LIKE }))
  const asked = bigEnough(data.item, owner, [items, owners, FEWEST_ORDERS])
  const [found, chance] = [alike(data.item), alike(dealtAnew(context))]
  const named = namedAlike(context)
  const warn = beyondChance(found, chance) || named > NOTICEABLE * items
  return {
    check: 'items',
    verdict: warn ? 'warn' : 'ok',
    found: asked ? rounded(found / asked) : null,
    figures: { alike: found, asked, chance: rounded(asked ? chance / asked : 0), named_alike: named },
    why: 'Items that always come together, or one item under two ids: naming the twin is a hit that nobody needs, and what is known of the item is split.',
    advice: warn ? 'Join ids of one item in the catalogue; show one of a bundle only.' : NOTHING_TO_DO,
  }
}

const marks = (marked: Uint8Array) => marked.reduce((sum, mark) => sum + mark, 0)

/** More than the same events dealt anew have: their count varies as a Poisson's does. */
const beyondChance = (found: number, chance: number) => found > chance + SURE * Math.sqrt(chance + 1)

function bigEnough(owner: Int32Array, member: Int32Array, [owners, members, fewest]: [number, number, number]): number {
  const { start } = setsOf(owner, member, owners, members)
  let n = 0
  for (let i = 0; i < owners; i++) if (start[i + 1] - start[i] >= fewest) n++
  return n
}

/** The items of all events in random order: people keep their lengths, items how often they were taken. */
const dealtAnew = ({ data, seed }: CheckContext) => shuffled(data.item, seededRandom(seed))

/** Which order a row belongs to; its person where every order is of one row. */
function ordersOf({ data }: CheckContext): { owner: Int32Array; owners: number } {
  const baskets = data.basket.reduce((max, basket) => Math.max(max, basket), -1) + 1
  const seen = new Uint8Array(baskets)
  const some = data.basket.some((basket) => seen[basket]++ > 0)
  return some ? { owner: data.basket, owners: baskets } : { owner: data.person, owners: data.people.length }
}

/** People with the same items in the same order as another, of those with enough. */
function sameSequences({ data, start, rows }: CheckContext): number {
  const first = new Map<string, number>()
  const same = new Uint8Array(data.people.length)
  for (let p = 0; p < data.people.length; p++) {
    if (start[p + 1] - start[p] < FEWEST_ITEMS) continue
    const key = Array.from(rows.subarray(start[p], start[p + 1]), (row) => data.item[row]).join()
    const other = first.get(key)
    if (other === undefined) first.set(key, p)
    else same[p] = same[other] = 1
  }
  return marks(same)
}

function namedAlike({ data, names }: CheckContext): number {
  const bearers = new Map<string, number>()
  const called = data.items.map((id) => names.get(id)?.trim().toLowerCase() ?? '')
  for (const name of called) if (name) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  return called.filter((name) => name && (bearers.get(name) ?? 0) > 1).length
}
