import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import type { FitContext } from './family.ts'
import { inOrderOfNames } from './interactions.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { twoTower } from './two-tower.ts'

const context: FitContext = { cut_ms: 0, seed: 1, signal: new AbortController().signal, progress: () => undefined }
const KINDS = ['tea', 'paint', 'rope']
const OF_EACH = 12
const params = twoTower.params.parse({ width: 16, length: 8, learning_rate: 0.005, batch: 16, epochs: 30 })

/** People who each take items of one kind, in any order; the last two items of each kind were taken by one person alone. */
function shop(): Interactions {
  const items = KINDS.flatMap((kind) => Array.from({ length: OF_EACH }, (_, i) => `${kind}-${i}`))
  const rows: { person: number; item: number }[] = []
  for (let person = 0; person < 60; person++) {
    const kind = person % KINDS.length
    for (let step = 0; step < 8; step++) {
      const place = (person * 7 + step * step * 3 + step) % (OF_EACH - 2)
      rows.push({ person, item: kind * OF_EACH + place })
    }
  }
  for (const [kind] of KINDS.entries())
    for (const place of [OF_EACH - 2, OF_EACH - 1]) rows.push({ person: kind, item: kind * OF_EACH + place })
  rows.sort((a, b) => a.person - b.person)
  return {
    people: Array.from({ length: 60 }, (_, i) => `p${i}`),
    items,
    person: Int32Array.from(rows, ({ person }) => person),
    item: Int32Array.from(rows, ({ item }) => item),
    time_ms: Float64Array.from(rows, (_, row) => (row - rows.length) * DAY_MS),
    basket: Int32Array.from(rows.keys()),
    content: items.map((item) => [`kind=${item.split('-')[0]}`, 'in stock']),
  }
}

const pastOf = (model: Recommender, names: readonly string[]): History => ({
  item: Int32Array.from(names, (name) => model.items.indexOf(name)),
  time_ms: Float64Array.from(names, (_, i) => (i - names.length) * DAY_MS),
  basket: Int32Array.from(names.keys()),
})

/** How many of the new items of a kind stand before those of the other kinds. */
async function newOfKind(model: Recommender, kind: string): Promise<number> {
  const scores = await model.score(pastOf(model, [`${kind}-0`, `${kind}-3`, `${kind}-5`]), 0)
  const fresh = KINDS.flatMap((one) => [`${one}-${OF_EACH - 2}`, `${one}-${OF_EACH - 1}`])
  const order = fresh.sort((a, b) => scores[model.items.indexOf(b)] - scores[model.items.indexOf(a)])
  return order.slice(0, 2).filter((item) => item.startsWith(kind)).length
}

test('an item that nobody but one took is put before others by what it is', async () => {
  const model = await twoTower.fit(shop(), params, context)
  for (const kind of KINDS) expect(await newOfKind(model, kind)).toBe(2)
})

test('saved and loaded it knows the words; numbered otherwise it is the same model', async () => {
  const model = await twoTower.fit(shop(), params, context)
  const loaded = twoTower.load(structuredClone(model.save()))
  const data = shop()
  const turned = {
    ...data,
    items: data.items.toReversed(),
    item: data.item.map((item) => data.items.length - 1 - item),
    content: data.content!.toReversed(),
  }
  expect(inOrderOfNames(turned)).toEqual(inOrderOfNames(data))
  const again = await twoTower.fit(turned, params, context)
  const past = pastOf(model, ['rope-1', 'rope-2'])
  expect(await loaded.score(past, 0)).toEqual(await model.score(past, 0))
  expect(await again.score(past, 0)).toEqual(await model.score(past, 0))
})

test('without a word it is a model of ids', async () => {
  const { content: _, ...bare } = shop()
  const model = await twoTower.fit(bare, params, context)
  const scores = await model.score(pastOf(model, ['tea-0', 'tea-3', 'tea-5']), 0)
  expect(model.items[scores.indexOf(Math.max(...scores))]).toMatch(/^tea-/)
})
