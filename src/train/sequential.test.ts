import { expect, test } from 'vitest'
import { loadOnnx } from '../nn/onnx/load.ts'
import { adamW } from '../nn/optim/adamw.ts'
import { seededRandom } from '../stats/random.ts'
import { sequential } from './sequential.ts'
import { conv2D, dense, flatten, maxPool2D, sequentialDropout } from './sequential-layers.ts'

const random = seededRandom(3)
const threads = 1
/** Pictures of 6 × 6 with a bright row: its number is the class. */
const stripes = (rows: number) => {
  const y = Int32Array.from({ length: rows }, () => Math.floor(random() * 3))
  const x = Float32Array.from({ length: rows * 36 }, (_, i) => {
    const bright = Math.floor((i % 36) / 12) === y[Math.floor(i / 36)]
    return random() * 0.6 + (bright ? 0.4 : 0)
  })
  return { x, y }
}
const layers = [
  conv2D(4, 3, { activation: 'relu', padding: 'same' }),
  maxPool2D(2),
  flatten(),
  dense(16, { activation: 'relu' }),
  sequentialDropout(0.1),
  dense(3, { activation: 'softmax' }),
]

test('a network of a dozen lines learns pictures and tells how well', async () => {
  const [train, held, fresh] = [stripes(240), stripes(60), stripes(100)]
  const model = sequential(layers, { input: [1, 6, 6], threads })
  const progress: number[] = []
  const result = await model.fit(train, {
    epochs: 12,
    batch: 16,
    optimiser: adamW({ learningRate: 0.01 }),
    validation: held,
    onProgress: ({ validation }) => validation !== undefined && progress.push(validation),
  })
  expect(result.best!.validation).toBe(Math.min(...progress))
  const { accuracy, confusion } = await model.evaluate(fresh)
  expect(accuracy).toBeGreaterThan(0.95)
  expect(confusion.flat().reduce((a, b) => a + b)).toBe(100)
})

test('its predictions are probabilities, and its ONNX file gives the same', async () => {
  const model = sequential(layers, { input: [1, 6, 6], threads })
  const { x } = stripes(2)
  const predicted = await model.predict(x)
  expect(predicted[0] + predicted[1] + predicted[2]).toBeCloseTo(1, 5)
  const file = await loadOnnx(model.toOnnx({ batch: 2 }), { threads })
  const answer = await file.run({ x: { data: x, shape: [2, 1, 6, 6] } })
  for (const [i, p] of answer['out:y'].entries()) expect(p).toBeCloseTo(predicted[i], 6)
})

test('one sigmoid learns yes or no, no activation a number', async () => {
  const x = Float32Array.from({ length: 80 }, () => random() * 2 - 1)
  const options = { epochs: 60, batch: 20, optimiser: adamW({ learningRate: 0.05 }) }
  const yes = sequential([dense(8, { activation: 'tanh' }), dense(1, { activation: 'sigmoid' })], {
    input: [1],
    threads,
  })
  const positive = { x, y: Int32Array.from(x, (v) => Number(v > 0.2)) }
  await yes.fit(positive, options)
  expect((await yes.evaluate(positive)).accuracy).toBeGreaterThan(0.9)
  const number = sequential([dense(16, { activation: 'tanh' }), dense(1)], { input: [1], threads })
  await number.fit({ x, y: x.map((v) => v * v) }, options)
  expect((await number.predict(Float32Array.of(0.5)))[0]).toBeCloseTo(0.25, 1)
  await expect(number.evaluate(positive)).rejects.toMatchObject({ code: 'core.invalid', field: 'layers' })
})

test('layers that do not fit are told when the model is made, rows that do not when it is fitted', async () => {
  expect(() => sequential([conv2D(4, 3), dense(2)], { input: [1, 2, 2] })).toThrow(/nn\.shape/)
  const model = sequential([dense(2, { activation: 'softmax' })], { input: [4], threads })
  await expect(model.fit({ x: new Float32Array(7), y: Int32Array.of(1) })).rejects.toMatchObject({
    code: 'core.invalid',
    field: 'x',
  })
})
