import { adamW } from '../src/nn/optim/adamw.ts'
import { Parameters } from '../src/nn/parameters.ts'
import { Trainer } from '../src/nn/trainer.ts'
import { benchModels, drawBatches } from './nn-models.ts'

// One model's steps in a process of its own, so that its memory is its own: MODEL STEPS WARM-UP DROPOUT; a JSON line.
const [name, steps, warmUp, dropout] = [process.argv[2], ...process.argv.slice(3).map(Number)] as [
  string,
  number,
  number,
  number,
]
const model = benchModels[name]
const base_mb = process.memoryUsage.rss() / 2 ** 20
const batches = drawBatches(model, steps + warmUp)
let began = performance.now()
const trainer = await Trainer.create({
  parameters: new Parameters({ seed: 1 }),
  batch: model.batch,
  loss: model.loss(dropout),
  optimiser: adamW({ weightDecay: 0 }),
})
const compile_ms = performance.now() - began
const [losses, took]: [number[], number[]] = [[], []]
for (const batch of batches) {
  began = performance.now()
  losses.push((await trainer.step(batch)).loss)
  took.push(performance.now() - began)
}
await trainer.dispose()
const timed = took.slice(warmUp).sort((a, b) => a - b)
console.log(
  JSON.stringify({
    step_ms: timed[timed.length >> 1],
    compile_ms,
    peak_mb: process.resourceUsage().maxRSS / 1024,
    base_mb,
    losses,
  }),
)
