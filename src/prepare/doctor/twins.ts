import { seededRandom } from '../../stats/random.ts'
import type { CheckContext } from './context.ts'
import { likeSets, mixed, type Sets, setsOf } from './like-sets.ts'
import { shuffled } from './permuted.ts'
import { type Finding, NOTHING_TO_DO, NOTICEABLE, rounded, SURE } from './report.ts'

/** Sets that share nine tenths are taken for the same thing twice; one step more or less changes two of a sequence. */
const LIKE_SETS = 0.9
const LIKE_SEQUENCES = 0.8
/** People with fewer steps agree by chance: as many as the public 5-core sets ask of a person. */
const FEWEST_STEPS = 5
/** Items in fewer orders say little, as in the quality report. */
const FEWEST_ORDERS = 3

/**
 * People whose sequence is nearly that of another (`same`: exactly), as a share of those with five steps at least;
 * `chance` is the share among the same events with items dealt out anew.
 */
export function duplicatePeople(context: CheckContext): Finding {
  const { data } = context
  const steps = stepsOf(context, data.item)
  const alike = (sets: Sets, like = LIKE_SEQUENCES) => marks(likeSets(sets, { smallest: FEWEST_STEPS, like }))
  const asked = bigEnough(steps, FEWEST_STEPS)
  const [found, chance] = [alike(steps), alike(stepsOf(context, dealtAnew(context)))]
  const share = asked ? found / asked : 0
  const real = beyondChance(found, chance)
  const leak = real && share > NOTICEABLE
  return {
    check: 'people',
    verdict: leak ? 'leak' : real ? 'warn' : 'ok',
    found: asked ? rounded(share) : null,
    figures: { alike: found, same: alike(steps, 1), asked, chance: rounded(asked ? chance / asked : 0) },
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
  const orders = (item: Int32Array) => setsOf(item, owner, items, owners)
  const alike = (sets: Sets) => marks(likeSets(sets, { smallest: FEWEST_ORDERS, like: LIKE_SETS }))
  const own = orders(data.item)
  const asked = bigEnough(own, FEWEST_ORDERS)
  const [found, chance] = [alike(own), alike(orders(dealtAnew(context)))]
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

function bigEnough({ start }: Sets, fewest: number): number {
  let n = 0
  for (let i = 0; i + 1 < start.length; i++) if (start[i + 1] - start[i] >= fewest) n++
  return n
}

/**
 * Each person's steps: every item with one of the moment after it, the same one whatever order that moment's items stand
 * in. As hashes of 31 bits: two that fall together are alike, which is rare and harmless.
 */
function stepsOf({ data, start, rows }: CheckContext, item: Int32Array): Sets {
  const begins = new Int32Array(start.length)
  const members: number[] = []
  for (let p = 0; p + 1 < start.length; p++) {
    const own = new Set<number>()
    let next = -1
    for (let to = start[p + 1] - 1, from = to; to >= start[p]; to = from) {
      let lowest = Number.POSITIVE_INFINITY
      for (from = to; from >= start[p] && data.time_ms[rows[from]] === data.time_ms[rows[to]]; from--) {
        own.add(mixed(item[rows[from]], mixed(next, 1)) >>> 1)
        lowest = Math.min(lowest, item[rows[from]])
      }
      next = lowest
    }
    for (const step of Int32Array.from(own).sort()) members.push(step)
    begins[p + 1] = members.length
  }
  return { start: begins, members: Int32Array.from(members) }
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

function namedAlike({ data, names }: CheckContext): number {
  const bearers = new Map<string, number>()
  const called = data.items.map((id) => names.get(id)?.trim().toLowerCase() ?? '')
  for (const name of called) if (name) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  return called.filter((name) => name && (bearers.get(name) ?? 0) > 1).length
}
