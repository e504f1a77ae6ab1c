import { expect, test } from 'vitest'
import type { Interactions, Recommender } from '../models/recommender.ts'
import { examples } from './examples.ts'
import { recommendationJudge } from './recommendation.ts'

const signal = new AbortController().signal
const window = { from_ms: 100, to_ms: 200 }
const ITEMS = ['tea', 'cup', 'pot', 'hat']

/** Eight people who took tea, cup and pot; the first two take the hat next, the others what their number says. */
function shop(people = 8): Interactions {
  const rows: [person: number, item: number, time_ms: number][] = []
  for (let p = 0; p < people; p++) {
    for (const item of [0, 1, 2, 3]) rows.push([p, item, 10 * item])
    rows.push([p, p < 2 ? 3 : 0, 100 + p])
  }
  // Nobody who had but two things is shown.
  rows.push([people, 0, 50], [people, 1, 60], [people, 3, 150])
  rows.sort((a, b) => a[2] - b[2])
  return {
    people: Array.from({ length: people + 1 }, (_, p) => `p${p}`),
    items: ITEMS,
    person: Int32Array.from(rows, ([person]) => person),
    item: Int32Array.from(rows, ([, item]) => item),
    time_ms: Float64Array.from(rows, ([, , time_ms]) => time_ms),
    basket: Int32Array.from(rows.keys()),
  }
}

/** Recommends the hat before all else, then the pot, the cup and tea. */
const hatter: Recommender = {
  items: ITEMS,
  score: () => Float32Array.of(0, 1, 2, 3),
  reason: () => ({ kind: 'popular', items: [] }),
  save: () => ({ family: 'hatter', params: null, meta: {}, tensors: {} }),
}

async function shown(data: Interactions, seed: number) {
  const { units } = await recommendationJudge.score(hatter, data, window, { seed, signal })
  return examples({ model: hatter, units }, data, window, { names: new Map([['hat', 'Top hat']]), seed, signal })
}

test('those served best come first, then those served worst, with past, list and hits', async () => {
  const found = await shown(shop(), 1)
  expect(found.map(({ kind }) => kind)).toEqual(['best', 'best', 'best', 'worst', 'worst', 'worst'])
  expect(
    found
      .slice(0, 2)
      .map(({ person }) => person)
      .sort(),
  ).toEqual(['p0', 'p1'])
  expect(found[0]).toEqual({
    person: found[0].person,
    kind: 'best',
    ndcg: 1,
    past: [
      { item: 'hat', name: 'Top hat', time_ms: 30 },
      { item: 'pot', time_ms: 20 },
      { item: 'cup', time_ms: 10 },
      { item: 'tea', time_ms: 0 },
    ],
    recommended: [
      { item: 'hat', name: 'Top hat', hit: true },
      { item: 'pot', hit: false },
      { item: 'cup', hit: false },
      { item: 'tea', hit: false },
    ],
    taken: [{ item: 'hat', name: 'Top hat' }],
  })
  expect(found[5]).toMatchObject({ ndcg: 1 / Math.log2(5), taken: [{ item: 'tea' }] })
})

test('nobody stands there twice, or with too short a past', async () => {
  for (const people of [0, 1, 2, 3, 5]) {
    const found = await shown(shop(people), 1)
    expect(found).toHaveLength(people)
    expect(new Set(found.map(({ person }) => person)).size).toBe(people)
    expect(found.map(({ person }) => person)).not.toContain(`p${people}`)
  }
})

test('of equals the seed decides', async () => {
  const people = async (seed: number) => (await shown(shop(60), seed)).map(({ person }) => person)
  expect(await people(1)).toEqual(await people(1))
  expect(await people(1)).not.toEqual(await people(2))
})
