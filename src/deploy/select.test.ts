import { expect, test } from 'vitest'
import { seededRandom } from '../stats/random.ts'
import type { Candidates } from './candidates.ts'
import { columnsOf } from './columns.ts'
import { parseExpression } from './expression.ts'
import { maskOf } from './expression-mask.ts'
import type { RecommendedItem } from './placement.ts'
import { addBest, type Selection } from './select.ts'

/** Items a0, b0, a1, b1…, of two categories, best first; the a's are well known. */
const items = Array.from({ length: 60 }, (_, i) => `${i % 4 === 3 ? 'b' : 'a'}${i}`)
const columns = columnsOf(new Map(items.map((item) => [item, { category: item[0] }])))
const mask = (text: string) => maskOf(parseExpression(text), columns)
const candidates: Candidates = {
  source: 'model',
  items,
  scores: Float32Array.from(items, (_, i) => 10 - i / 10),
  reason: () => ({ kind: 'popular', items: [] }),
}

async function chosen(some: Partial<Selection>): Promise<RecommendedItem[]> {
  const list: RecommendedItem[] = []
  await addBest(list, candidates, {
    limit: 4,
    reasons: true,
    allowed: () => true,
    masks: [],
    boosts: [],
    buried: [],
    caps: [],
    diversity: 0,
    novelty: 0,
    explore: 0,
    similarity: (a, b) => Number(a[0] === b[0]),
    popularity: (item) => (item.startsWith('a') ? 0.5 : 0.01),
    random: seededRandom(1),
    ...some,
  })
  return list
}
const names = async (some: Partial<Selection>) => (await chosen(some)).map(({ item }) => item)

test('without rules and dials the best come first', async () => {
  expect(await names({})).toEqual(['a0', 'a1', 'a2', 'b3'])
})

test('filters leave out, boosts lift and lower, what is buried comes last', async () => {
  expect(await names({ masks: [mask('category == "b"')] })).toEqual(['b3', 'b7', 'b11', 'b15'])
  expect(await names({ boosts: [{ mask: mask('item == "a8"'), factor: 2 }] })).toEqual(['a8', 'a0', 'a1', 'a2'])
  expect(await names({ boosts: [{ mask: mask('category == "a"'), factor: 0.1 }] })).toEqual(['b3', 'b7', 'b11', 'b15'])
  expect(await names({ buried: [mask('category == "a"')] })).toEqual(['b3', 'b7', 'b11', 'b15'])
  expect(await names({ limit: 17, buried: [mask('category == "a"')] })).toEqual([
    ...items.filter((item) => item.startsWith('b')),
    'a0',
    'a1',
  ])
})

test('a cap holds over the whole list, and what it hides makes room for what stands far behind', async () => {
  const caps = [{ groupOf: (item: string) => item[0], at_most: 3 }]
  expect(await names({ limit: 6, caps })).toEqual(['a0', 'a1', 'a2', 'b3', 'b7', 'b11'])
  const far = [{ groupOf: (item: string) => (item === 'a58' ? 'far' : 'near'), at_most: 1 }]
  expect(await names({ limit: 2, caps: far })).toEqual(['a0', 'a58'])
})

test('diversity brings in the other kind, all the way to taking turns', async () => {
  expect(await names({ diversity: 0.6 })).toEqual(['a0', 'b3', 'a1', 'a2'])
  expect((await names({ limit: 2, diversity: 1 })).map((item) => item[0])).toEqual(['a', 'b'])
})

test('novelty brings up what few people took', async () => {
  expect(await names({ novelty: 1 })).toEqual(['b3', 'b7', 'b11', 'b15'])
  expect(await names({ novelty: 0.05 })).toEqual(['a0', 'b3', 'a1', 'a2'])
})

test('exploration shows others as often as the propensities say', async () => {
  const random = seededRandom(7)
  const times = 3_000
  const weighed = new Map<string, number>()
  let explored = 0
  for (let time = 0; time < times; time++) {
    const [first, second] = await chosen({ limit: 2, explore: 0.4, random })
    if (first.item !== 'a0') explored++
    expect(first.propensity).toBeCloseTo(first.item === 'a0' ? 0.6 + 0.4 / 50 : 0.4 / 50)
    const greedy = first.item === 'a0' ? 'a1' : 'a0'
    expect(second.propensity).toBeCloseTo((second.item === greedy ? 0.6 : 0) + 0.4 / 49)
    // Weighing by 1 ÷ propensity makes each of the pool count as if it had been shown each time.
    weighed.set(first.item, (weighed.get(first.item) ?? 0) + 1 / (first.propensity as number) / times)
  }
  expect(explored / times).toBeCloseTo(0.4 * (49 / 50), 1)
  expect(weighed.size).toBe(50)
  const mean = [...weighed.values()].reduce((sum, weight) => sum + weight, 0) / 50
  expect(mean).toBeGreaterThan(0.9)
  expect(mean).toBeLessThan(1.1)
})
