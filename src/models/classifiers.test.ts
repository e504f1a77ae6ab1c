import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import { areaUnderCurve, calibrationError } from '../stats/classification.ts'
import { seededRandom } from '../stats/random.ts'
import type { Examples } from './classifier.ts'
import { classifiers } from './classifiers.ts'
import type { FitContext } from './family.ts'

const context: FitContext = { cut_ms: 0, seed: 1, signal: new AbortController().signal, progress: () => undefined }

/** People who come back the likelier the more recent and frequent they are; the third feature means nothing. */
function people(rows: number, seed: number): Examples {
  const random = seededRandom(seed)
  const names = ['recency_days', 'orders', 'noise']
  const x = new Float64Array(rows * 3)
  const y = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const [recency, orders] = [random() * 200, 1 + Math.floor(random() * 20)]
    x.set([recency, orders, random()], row * 3)
    y[row] = Number(random() < 1 / (1 + Math.exp(-(1.5 - 0.8 * Math.log1p(recency) + Math.log1p(orders)))))
  }
  return {
    names,
    x,
    y,
    moment_ms: Float64Array.from(y, (_, row) => (row % 4) * 14 * DAY_MS),
    window_ms: 28 * DAY_MS,
    people: Array.from(y, (_, row) => `p${row}`),
  }
}

const trained = ([, family]: readonly [string, (typeof classifiers)[number]], data: Examples) =>
  family.fit(data, family.params.parse({}), context)
const each = classifiers.map((family) => [family.name, family] as const)

test.each(each)('%s ranks and calibrates people that it has not seen', async (...family) => {
  const model = await trained(family, people(4000, 1))
  const { x, y } = people(4000, 2)
  const p = model.probability(x)
  expect(areaUnderCurve(y, p)).toBeGreaterThan(0.6)
  expect(calibrationError(y, p)).toBeLessThan(0.05)
  expect(model.threshold).toBeGreaterThan(0)
})

test.each(each)('%s comes back from its saved form the same', async (...family) => {
  const model = await trained(family, people(500, 1))
  const again = family[1].load(structuredClone(model.save()))
  const { x } = people(50, 3)
  expect(again.probability(x)).toEqual(model.probability(x))
  expect(again.threshold).toBe(model.threshold)
  expect(again.contributions(x.subarray(0, 3))).toEqual(model.contributions(x.subarray(0, 3)))
})

test('what moved a probability away from the average adds up to its log-odds', async () => {
  const model = await trained(each[1], people(2000, 1))
  const odds = (row: Float64Array) => Math.log(model.probability(row)[0] / (1 - model.probability(row)[0]))
  const sum = (row: Float64Array) => model.contributions(row).reduce((total, { effect }) => total + effect, 0)
  const [a, b] = [Float64Array.from([3, 12, 0.4]), Float64Array.from([150, 2, 0.9])]
  expect(odds(a) - odds(b)).toBeCloseTo(sum(a) - sum(b), 9)
  expect(model.contributions(a).at(-1)?.feature).toBe('noise')
})

test('a feature that was the same for everyone says nothing of whoever differs', async () => {
  const data = people(999, 1)
  const x = data.x.map((value, i) => (i % 3 === 2 ? 1 : value))
  const model = await trained(each[1], { ...data, x })
  const [same, other] = model.probability(Float64Array.from([30, 5, 1, 30, 5, 2]))
  expect(other).toBeCloseTo(same, 6)
})

test('one moment that came out the other way round does not turn the ranking round', async () => {
  const data = people(4000, 1)
  const newest = 3 * 14 * DAY_MS
  const y = data.y.map((did, row) => (data.moment_ms[row] === newest ? 1 - did : did))
  const model = await trained(each[1], { ...data, y })
  const [likely, unlikely] = model.probability(Float64Array.from([2, 19, 0.5, 190, 1, 0.5]))
  expect(likely).toBeGreaterThan(unlikely)
})

test('people who all did it teach nothing', async () => {
  const data = people(100, 1)
  await expect(trained(each[1], { ...data, y: new Uint8Array(100).fill(1) })).rejects.toMatchObject({
    code: 'models.too_little_data',
    field: 'outcome',
  })
})
