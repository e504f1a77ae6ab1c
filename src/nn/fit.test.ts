import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { shuffled } from './batches.ts'
import { loadCheckpoint, saveCheckpoint } from './checkpoint.ts'
import { type FitOptions, fit } from './fit.ts'
import { dropout } from './layers/dropout.ts'
import { linear } from './layers/linear.ts'
import { meanSquaredError } from './losses/mean-squared-error.ts'
import { mean } from './ops/mean.ts'
import { tanh } from './ops/tanh.ts'
import { adamW } from './optim/adamw.ts'
import { Parameters } from './parameters.ts'
import type { Feeds } from './program.ts'
import { Trainer } from './trainer.ts'

const folder = mkdtempSync(join(tmpdir(), 'bellwether-fit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = 20
const [x, y] = [
  Float32Array.from({ length: rows }, (_, i) => i / 10 - 1),
  Float32Array.from({ length: rows }, (_, i) => Math.sin(i)),
]
const make = ({ seed = 5, width = 16 } = {}) =>
  Trainer.create({
    parameters: new Parameters({ seed }),
    batch: { x: { shape: [4, 1] }, y: { shape: [4, 1] } },
    loss: (scope, of) => {
      const inner = dropout(scope, tanh(linear(scope.at('inner'), of.x, { width })), { rate: 0.1 })
      return mean(meanSquaredError(linear(scope.at('out'), inner, { width: 1 }), of.y))
    },
    optimiser: adamW({ learningRate: 0.01 }),
    average: 0.9,
    threads: 1,
  })
function* batches(epoch: number): Iterable<Feeds> {
  const order = shuffled(rows, { seed: 1, epoch })
  for (let at = 0; at < rows; at += 4) {
    const of = [...order.subarray(at, at + 4)]
    yield { x: Float32Array.from(of, (i) => x[i]), y: Float32Array.from(of, (i) => y[i]) }
  }
}
const bits = ({ parameters }: Trainer) => [...parameters.byName.values()].flatMap(({ data }) => [...data])
const run = async (trainer: Trainer, options: Partial<FitOptions> = {}) =>
  // biome-ignore lint/suspicious/noFocusedTests: this fit trains a model
  fit({ trainer, batches, rows: 4, epochs: 6, ...options })

test('a training cut off in the middle of an epoch goes on to the same bits', async () => {
  const whole = await make()
  const result = await run(whole)
  const checkpoint = { path: join(folder, 'cut.safetensors'), every: 1 }
  const stopping = new AbortController()
  const cut = await make()
  const step = cut.step.bind(cut)
  cut.step = async (...of) => {
    const report = await step(...of)
    if (report.step === 13) stopping.abort()
    return report
  }
  await expect(run(cut, { checkpoint, signal: stopping.signal })).rejects.toMatchObject({ code: 'core.aborted' })
  const resumed = await make()
  const again = await run(resumed, { checkpoint })
  expect(again.steps).toBe(result.steps)
  expect(again.losses).toEqual(result.losses)
  expect(bits(resumed)).toEqual(bits(whole))
})

test('training stops when validation no longer gets better, and keeps the best epoch', async () => {
  const trainer = await make()
  const scores = [3, 2, 2.5, 2.4, 1]
  const seen: number[][] = []
  const result = await run(trainer, {
    epochs: 10,
    patience: 2,
    validate: async () => {
      seen.push(bits(trainer))
      return scores[seen.length - 1]
    },
  })
  expect(result).toMatchObject({ epochs: 4, stopped: 'patience', best: { epoch: 2, validation: 2 } })
  expect(bits(trainer)).toEqual(seen[1])
})

test('a budget ends training at the end of an epoch', async () => {
  expect(await run(await make(), { budget_s: 0 })).toMatchObject({ epochs: 1, stopped: 'budget' })
})

test('an epoch reports its loss and its speed', async () => {
  const seen: unknown[] = []
  await run(await make(), { epochs: 1, onProgress: (progress) => seen.push(progress) })
  expect(seen.at(-1)).toMatchObject({ epoch: 1, step: 5, loss: expect.any(Number), rows_s: expect.any(Number) })
})

test('an epoch without a batch is an error, not a loss of NaN', async () => {
  await expect(run(await make(), { batches: () => [] })).rejects.toMatchObject({
    code: 'core.invalid',
    field: 'batches',
  })
})

test('a checkpoint of another seed or another size is refused and changes nothing', async () => {
  const path = join(folder, 'other.safetensors')
  await saveCheckpoint(path, await make())
  const [seed, size] = [await make({ seed: 6 }), await make({ width: 8 })]
  for (const [other, expected] of [
    [seed, 'seed 6'],
    [size, 'inner.weight [1, 8]'],
  ] as const) {
    const before = bits(other)
    await expect(loadCheckpoint(path, other)).rejects.toMatchObject({ code: 'nn.checkpoint', expected })
    expect(bits(other)).toEqual(before)
  }
})

test('a damaged checkpoint is refused with its reason', async () => {
  const path = join(folder, 'damaged.safetensors')
  const trainer = await make()
  await saveCheckpoint(path, trainer)
  const whole = readFileSync(path)
  const damaged = (bytes: Buffer, got: RegExp | string) => {
    writeFileSync(path, bytes)
    return expect(loadCheckpoint(path, trainer)).rejects.toMatchObject({
      code: 'nn.checkpoint',
      got: typeof got === 'string' ? got : expect.stringMatching(got),
    })
  }
  await damaged(whole.subarray(0, 5), /ends within its header/)
  await damaged(whole.subarray(0, whole.length - 4), /goes on after its end/)
  await damaged(Buffer.concat([whole.subarray(0, 8), Buffer.from('{'), whole.subarray(9)]).fill('x', 9, 20), /header/)
  const flipped = Buffer.from(whole)
  flipped[flipped.length - 1] ^= 1
  await damaged(flipped, /changed since it was written/)
  await expect(loadCheckpoint(join(folder, 'none'), trainer)).rejects.toMatchObject({ got: 'there is no such file' })
})
