import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Interactions } from '../models/recommender.ts'
import { type Random, randomIndex, seededRandom } from '../stats/random.ts'
import type { DoctorOptions } from './doctor/context.ts'
import { doctor } from './interaction-doctor.ts'

/** Person, item, time in days, and the order where it is not an order of its own. */
type Row = [person: string, item: string, day: number, basket?: string]

const DAY = 86_400_000

/** Rows as a dataset has them: by time, equal times as given. */
function interactions(rows: readonly Row[]): Interactions {
  const sorted = rows.map((row, at) => ({ row, at })).sort((a, b) => a.row[2] - b.row[2] || a.at - b.at)
  const indexed = (names: readonly string[]) => {
    const places = new Map<string, number>()
    for (const name of names) if (!places.has(name)) places.set(name, places.size)
    return { names: [...places.keys()], index: Int32Array.from(names, (name) => places.get(name) as number) }
  }
  const people = indexed(sorted.map(({ row }) => row[0]))
  const items = indexed(sorted.map(({ row }) => row[1]))
  const baskets = indexed(sorted.map(({ row: [person, , , basket], at }) => (basket ? `${person} ${basket}` : `${at}`)))
  return {
    people: people.names,
    items: items.names,
    person: people.index,
    item: items.index,
    time_ms: Float64Array.from(sorted, ({ row }) => row[2] * DAY),
    basket: baskets.index,
  }
}

const shuffle = <T>(values: readonly T[], random: Random): T[] => {
  const out = [...values]
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomIndex(random, i + 1)
    ;[out[i], out[j]] = [out[j], out[i]]
  }
  return out
}

const PEOPLE = 400
const ITEMS = 120

interface Shop {
  random: Random
  /** Ids by item; opaque unless told otherwise. */
  id?: (item: number) => string
  /** In which order the things of one day stand; random unless told otherwise. */
  within?: (items: number[]) => number[]
  /** The first item that is known, and the first that is not yet, on a day of 0 … 99. */
  known?: (day: number) => [from: number, to: number]
}

/** People come on three days each and take three things a day, popular ones more often. */
function shop({ random, id, within = (items) => items, known = () => [0, ITEMS] }: Shop): Row[] {
  const opaque = shuffle(
    Array.from({ length: ITEMS }, (_, i) => `sku-${i}`),
    random,
  )
  const called = id ?? ((item: number) => opaque[item])
  return Array.from({ length: PEOPLE }, (_, p) =>
    Array.from({ length: 3 }, () => randomIndex(random, 100))
      .sort((a, b) => a - b)
      .flatMap((day): Row[] => {
        const [from, to] = known(day)
        const some = new Set<number>()
        while (some.size < 3) some.add(from + Math.floor((to - from) * random() ** 1.5))
        return within([...some]).map((item): Row => [`person-${p}`, called(item), day])
      }),
  ).flat()
}

/** The same without times: a place in the person's sequence is all there is. */
function untimed(rows: readonly Row[]): Interactions {
  const places = new Map<string, number>()
  return interactions(
    rows.map(([person, item]): Row => {
      const place = places.get(person) ?? 0
      places.set(person, place + 1)
      return [person, item, place]
    }),
  )
}

const verdicts = (data: Interactions, options?: DoctorOptions) =>
  Object.fromEntries(doctor(data, options).findings.map(({ check, verdict }) => [check, verdict]))

const seeds = (property: (random: Random) => void) =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => property(seededRandom(seed))),
    { numRuns: 12, seed: 1 },
  )

/** A catalogue that grows: the things of a day are among those that came in the thirty days before. */
const growing = (day: number): [number, number] => [Math.floor(day * 0.8), Math.floor(day * 0.8) + 40]

test('a set without faults passes, whatever its seed', () => {
  seeds((random) => {
    const { ties: _, ...others } = verdicts(interactions(shop({ random })))
    expect(others).toEqual({ order: 'ok', ids: 'ok', people: 'ok', items: 'ok', born_after: 'ok' })
  })
})

test('sequences without times pass where they are in the order of time, even of a catalogue that grows', () => {
  seeds((random) => {
    expect(verdicts(untimed(shop({ random })), { timed: false }).order).toBe('ok')
    expect(verdicts(untimed(shop({ random, known: growing })), { timed: false }).order).toBe('ok')
  })
})

test('a habit of taking one thing after another is no list', () => {
  seeds((random) => {
    const next = shuffle(
      Array.from({ length: ITEMS }, (_, i) => i),
      random,
    )
    const rows = Array.from({ length: PEOPLE }, (_, p) => {
      let item = randomIndex(random, ITEMS)
      return Array.from({ length: 9 }, (_, place): Row => {
        item = random() < 0.6 ? next[item] : randomIndex(random, ITEMS)
        return [`person-${p}`, `sku-${item}`, place]
      })
    }).flat()
    expect(verdicts(interactions(rows), { timed: false }).order).toBe('ok')
  })
})

test('things of one moment in the order of their ids are found', () => {
  seeds((random) => {
    const id = (item: number) => `${item + 1}`
    const rows = shop({ random, id, within: (items) => items.sort((a, b) => a - b) })
    const { findings } = doctor(interactions(rows))
    const found = findings.find(({ check }) => check === 'order')
    expect(found?.verdict).toBe('leak')
    // Some come twice a day.
    expect(found?.figures.by_id).toBeGreaterThan(0.98)
  })
})

test('the order of a list is found under ids that say nothing of it, with and without times', () => {
  seeds((random) => {
    const rows = shop({ random, within: (items) => items.sort((a, b) => a - b) })
    expect(verdicts(interactions(rows)).order).toBe('leak')
    expect(verdicts(untimed(rows), { timed: false }).order).toBe('leak')
  })
})

test('ids ascending among neighbours are found without times', () => {
  seeds((random) => {
    const rows = shop({ random, id: (item) => `${item}`, within: (items) => items.sort((a, b) => a - b) })
    const found = doctor(untimed(rows), { timed: false }).findings.find(({ check }) => check === 'order')
    const { by_id, by_id_far } = found?.figures ?? {}
    expect(found?.verdict).toBe('leak')
    expect(by_id).toBeGreaterThan(by_id_far)
  })
})

test('ids numbered by first appearance are found; the same things under ids dealt anew pass', () => {
  seeds((random) => {
    // Each person buys of a corner of the shop that nobody else knew: its things are numbered one after another.
    const corners = Array.from({ length: 60 }, (_, corner) =>
      Array.from({ length: 8 }, (_, person) =>
        shuffle([0, 1, 2, 3, 4, 5], random).map(
          (thing, i): Row => [`p${corner}-${person}`, `${corner * 6 + thing}`, corner + i / 10],
        ),
      ),
    ).flat(2)
    const found = doctor(interactions(corners)).findings.find(({ check }) => check === 'ids')
    expect(found?.verdict).toBe('leak')
    expect(found?.figures.by_age).toBeGreaterThan(0.9)
    const anew = shuffle(
      Array.from({ length: 360 }, (_, i) => `${i}`),
      random,
    )
    const dealt = corners.map(([person, item, day]): Row => [person, anew[Number(item)], day])
    expect(verdicts(interactions(dealt)).ids).toBe('ok')
  })
})

test('one person under two ids is found, though they differ in one thing', () => {
  seeds((random) => {
    const rows = shop({ random })
    const clean = doctor(interactions(rows)).findings.find(({ check }) => check === 'people')
    expect(clean).toMatchObject({ verdict: 'ok', figures: { alike: 0 } })
    const copy = rows.filter(([person]) => person === 'person-7').map(([, ...rest]): Row => ['again', ...rest])
    const more: Row[] = Array.from({ length: 20 }, (_, i) => ['long', `sku-${i}`, 50 + i])
    const less = more.filter((_, i) => i !== 9).map(([, ...rest]): Row => ['long too', ...rest])
    const found = doctor(interactions([...rows, ...copy, ...more, ...less])).findings.find(
      ({ check }) => check === 'people',
    )
    expect(found).toMatchObject({ verdict: 'warn', figures: { alike: 4, same: 2 } })
  })
})

test('so many doubles that they move a mean are a leak', () => {
  const rows = shop({ random: seededRandom(3) })
  const doubles = rows
    .filter(([person]) => Number(person.slice(7)) < PEOPLE / 10)
    .map(([person, ...rest]): Row => [`${person} again`, ...rest])
  expect(verdicts(interactions([...rows, ...doubles])).people).toBe('leak')
})

test('things that always come together and things of one name are found', () => {
  seeds((random) => {
    const orders = shop({ random }).map(([person, item, day]): Row => [person, item, day, `${day}`])
    expect(verdicts(interactions(orders)).items).toBe('ok')
    const bundled = new Map([
      ['sku-3', 'lid'],
      ['sku-4', 'saucer'],
    ])
    const rows = orders.flatMap((row): Row[] => {
      const also = bundled.get(row[1])
      return also ? [row, [row[0], also, row[2], row[3]]] : [row]
    })
    const found = doctor(interactions(rows)).findings.find(({ check }) => check === 'items')
    expect(found).toMatchObject({ verdict: 'warn', figures: { alike: 4 } })
  })
  const data = interactions(shop({ random: seededRandom(1) }))
  const names = new Map(data.items.map((id, i) => [id, i % 10 ? `thing ${i}` : 'Mug ']))
  const twins = doctor(data, { names }).findings.find(({ check }) => check === 'items')
  expect(twins).toMatchObject({ verdict: 'warn', figures: { named_alike: ITEMS / 10 } })
})

test('things first taken after the cut are counted among what is asked for', () => {
  const rows: Row[] = [
    ...(['ann', 'bob'] as const).flatMap((person): Row[] => [
      [person, 'tea', 1],
      [person, 'cup', 2],
      [person, 'pot', 12],
      [person, 'tea', 13],
    ]),
    // Without a past: nobody asks for what they take.
    ['eve', 'hat', 14],
  ]
  const found = doctor(interactions(rows), { cut_ms: 10 * DAY }).findings.find(({ check }) => check === 'born_after')
  expect(found).toMatchObject({ verdict: 'warn', found: 0.5, figures: { targets: 4 } })
})

test('events of one time are counted, those of one order as no harm', () => {
  const rows: Row[] = [
    ['ann', 'tea', 1, 'o1'],
    ['ann', 'cup', 1, 'o1'],
    ['ann', 'pot', 2, 'o2'],
    ['ann', 'hat', 2, 'o3'],
    ['bob', 'tea', 2, 'o4'],
  ]
  const found = doctor(interactions(rows)).findings.find(({ check }) => check === 'ties')
  expect(found).toMatchObject({ verdict: 'warn', found: 0.8, figures: { loose: 0.4 } })
  const orders = rows.filter(([, , , order]) => order !== 'o3')
  expect(verdicts(interactions(orders)).ties).toBe('ok')
})

test('it says how much there is', () => {
  const rows: Row[] = [
    ['ann', 'tea', 1],
    ['ann', 'tea', 2],
    ['ann', 'cup', 3],
    ['bob', 'tea', 1],
  ]
  expect(doctor(interactions(rows)).size).toEqual({
    people: 2,
    items: 2,
    events: 4,
    density: 0.75,
    repeats: 0.25,
    median_length: 2,
  })
})

test.each<[string, Row[]]>([
  ['one event', [['ann', 'tea', 1]]],
  ['one person', [...'abcdefgh'].map((item, day): Row => ['ann', item, day])],
  ['one item', [...'abcdefgh'].map((person, day): Row => [person, 'tea', day])],
  [
    'strange ids',
    [
      ['安', 'a/b c', 1],
      ['安', '茶 壶', 1],
      ['bob', '', 2],
    ],
  ],
])('%s is looked at without a fault', (_, rows) => {
  for (const timed of [true, false]) {
    const { findings } = doctor(interactions(rows), { timed })
    expect(findings.filter(({ verdict }) => verdict === 'leak')).toEqual([])
    for (const { found, figures } of findings)
      for (const value of [found ?? 0, ...Object.values(figures)]) expect(Number.isFinite(value)).toBe(true)
  }
})

test('the same data give the same report', () => {
  const data = interactions(shop({ random: seededRandom(2) }))
  expect(doctor(data)).toEqual(doctor(data))
})
