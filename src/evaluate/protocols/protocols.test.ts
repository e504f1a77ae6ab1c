import { expect, test } from 'vitest'
import { DAY_MS } from '../../core/time.ts'
import { popularity } from '../../models/popularity.ts'
import type { Interactions, Recommender } from '../../models/recommender.ts'
import { shuffled } from '../../nn/batches.ts'
import { scoreCases } from '../ranking-cases.ts'
import { lastDay } from './last-day.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { newItems } from './new-items.ts'
import { nextBasket } from './next-basket.ts'
import type { Fold, Protocol } from './protocol.ts'
import { time } from './time.ts'

/** Rows `[person, day, item, basket]`, oldest first. */
function taken(rows: readonly (readonly [person: string, day: number, item: string, basket?: string])[]): Interactions {
  const [people, items] = [[...new Set(rows.map(([p]) => p))], [...new Set(rows.map(([, , i]) => i))]]
  const baskets = [...new Set(rows.map(([p, day, , basket]) => `${p} ${basket ?? day}`))]
  return {
    people,
    items,
    person: Int32Array.from(rows, ([p]) => people.indexOf(p)),
    item: Int32Array.from(rows, ([, , i]) => items.indexOf(i)),
    time_ms: Float64Array.from(rows, ([, day]) => day * DAY_MS),
    basket: Int32Array.from(rows, ([p, day, , basket]) => baskets.indexOf(`${p} ${basket ?? day}`)),
  }
}

/** What a fold asks, by name: history → relevant, without what is excluded. */
const asks = ({ cases: { items, cases } }: Fold) =>
  cases.map(({ history, relevant, excluded = [] }) => ({
    past: Array.from(history.item, (i) => items[i]),
    relevant: relevant.map((i) => items[i]).sort(),
    excluded: Array.from(excluded, (i) => items[i]).sort(),
  }))

test('leave-one-out asks for the last item with the one before it known, and fits without both', () => {
  const data = taken([
    ['ann', 1, 'a'],
    ['bob', 1, 'c'],
    ['ann', 2, 'b'],
    ['bob', 2, 'd'],
    ['ann', 3, 'c'],
    ['ann', 4, 'd'],
    ['bob', 5, 'a'],
    ['bob', 6, 'b'],
  ])
  const [{ validation, test }] = leaveOneOut(data, {})
  expect(asks(test)).toContainEqual({ past: ['a', 'b', 'c'], relevant: ['d'], excluded: ['a', 'b', 'c'] })
  expect(asks(validation[0])).toContainEqual({ past: ['a', 'b'], relevant: ['c'], excluded: ['a', 'b'] })
  expect(test.seen.item).toHaveLength(4)
  expect(test.seen).toBe(validation[0].seen)
})

test('last-day hides all of the last day, whatever its order', () => {
  const data = taken([
    ['ann', 1, 'a'],
    ['ann', 2, 'b'],
    ['bob', 1, 'b'],
    ['bob', 2, 'c'],
    ['ann', 3, 'c'],
    ['ann', 3, 'a'],
  ])
  const [{ test }] = lastDay(data, {})
  // What she took again is excluded as seen; c is known through nobody but bob, whose last day is hidden too.
  expect(asks(test)).toEqual([])
  expect(test.seen.items.toSorted()).toEqual(['a', 'b'])
})

test('time asks of people known before the instant, and of no other, for all that they took later', () => {
  const rows = Array.from({ length: 18 }, (_, i) => [`p${i % 3}`, i, `i${i % 6}`] as const)
  const data = taken([...rows, ['p0', 18, 'i1'], ['new', 19, 'i2']])
  const [{ test }] = time(data, {})
  expect(asks(test)).toEqual([{ past: ['i0', 'i3', 'i0', 'i3', 'i0', 'i3'], relevant: ['i1'], excluded: ['i0', 'i3'] }])
})

test('new-items ranks what had two events at most among itself', () => {
  const rows = Array.from({ length: 36 }, (_, i) => [`p${i % 3}`, i, `i${i % 6}`] as const)
  const rare = [
    ['p1', 10.5, 'n1'],
    ['p2', 11.5, 'n2'],
    ['p0', 12.5, 'n2'],
    ['p0', 40, 'n1'],
    ['p0', 41, 'i1'],
  ] as const
  const data = taken([...rows, ...rare].sort(([, a], [, b]) => a - b))
  const [{ test }] = newItems(data, {})
  expect(asks(test)).toEqual([
    {
      past: expect.arrayContaining(['i0', 'i3', 'n2']),
      relevant: ['n1'],
      // What is not new, and what they took.
      excluded: ['i0', 'i0', 'i1', 'i2', 'i3', 'i3', 'i4', 'i5', 'n2'],
    },
  ])
})

test('next-basket asks for the first basket after the cut, with repeats and for new items alone', () => {
  const data = taken([
    ['ann', 1, 'a', 'x'],
    ['bob', 2, 'b', 'x'],
    ['ann', 10, 'a', 'y'],
    ['ann', 10, 'b', 'y'],
    ['ann', 11, 'b', 'z'],
    ['bob', 40, 'a', 'y'],
  ])
  const [repeats, fresh] = nextBasket(data, { cut_ms: 9 * DAY_MS, days: 7 })
  expect(asks(repeats.test)).toEqual([{ past: ['a'], relevant: ['a', 'b'], excluded: [] }])
  expect(asks(fresh.test)).toEqual([{ past: ['a'], relevant: ['b'], excluded: ['a'] }])
})

test('next-basket without a cut says what is missing', () => {
  expect(() => nextBasket(taken([['ann', 1, 'a']]), {})).toThrow(expect.objectContaining({ field: 'cut' }))
})

/** A made-up shop whose baskets hold items of a group. */
function shop(seed: number): Interactions {
  const draws = shuffled(4_000, { seed, epoch: 0 })
  return taken(
    Array.from({ length: 1_200 }, (_, i) => {
      const [person, item] = [draws[i] % 40, (draws[i + 1_200] % 40) * 6 + (draws[i] % 6)]
      return [`p${person}`, i / 10, `i${item}`, `${Math.floor(i / 100)}`] as const
    }),
  )
}

/** The same rows of equal times in another order, people and items under other numbers. */
function permuted(data: Interactions, seed: number): Interactions {
  const [people, items] = [data.people, data.items].map((names, i) => shuffled(names.length, { seed, epoch: i }))
  const moved = (names: readonly string[], to: Int32Array) => {
    const out: string[] = []
    for (const [i, name] of names.entries()) out[to[i]] = name
    return out
  }
  return {
    ...data,
    people: moved(data.people, people),
    items: moved(data.items, items),
    person: data.person.map((i) => people[i]),
    item: data.item.map((i) => items[i]),
  }
}

/** Scores that depend on an item's name and the length of the past alone: a given table. */
const table = (items: readonly string[]): Recommender => ({
  items,
  score: ({ item }) => Float32Array.from(items, (name) => (Number(name.slice(1)) * (item.length + 7)) % 13),
  reason: () => ({ kind: 'popular', items: [] }),
  save: () => ({ family: 'table', params: {}, meta: {}, tensors: {} }),
})

const protocols: [string, Protocol][] = [
  ['leave-one-out', leaveOneOut],
  ['last-day', lastDay],
  ['time', time],
  ['next-basket', (data) => nextBasket(data, { cut_ms: 90 * DAY_MS, days: 20 })],
]

test.each(protocols)('%s: other numbers for people and items change no metric', async (_, protocol) => {
  const context = { seed: 1, signal: new AbortController().signal }
  const fitted = { cut_ms: 0, seed: 1, signal: context.signal, progress: () => undefined }
  for (const seed of [1, 2, 3]) {
    const data = shop(seed)
    const found: Record<string, number>[][] = []
    for (const version of [data, permuted(data, seed)]) {
      const [{ test }] = protocol(version, {})
      const learnt = await popularity.fit(test.seen, {}, fitted)
      const scored = [table(test.cases.items), learnt].map((model) => scoreCases(model, test.cases, context))
      found.push((await Promise.all(scored)).map(({ metrics }) => metrics))
    }
    for (const [i, metrics] of found[0].entries()) {
      expect(metrics.people).toBeGreaterThan(5)
      for (const name of ['ndcg10', 'recall10', 'mrr10', 'hit_rate10'])
        expect(Math.abs(metrics[name] - found[1][i][name])).toBeLessThan(1e-12)
    }
  }
})
