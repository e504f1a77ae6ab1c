import { existsSync } from 'node:fs'
import { BellwetherError } from '../core/errors.ts'
import { loadCheckpoint, loadParameters, saveCheckpoint, saveParameters } from './checkpoint.ts'
import type { Feeds } from './program.ts'
import type { Trainer } from './trainer.ts'

export interface FitOptions {
  trainer: Trainer
  /** Passes over the data. */
  epochs: number
  /** Batches of an epoch, in order: the same for the same epoch, or a resumed run is not the run that was cut off. */
  batches(epoch: number): Iterable<Feeds>
  /** Rows of a batch, for the throughput. */
  rows: number
  /** Batches that make one step of the optimiser. */
  accumulate?: number
  /** Judges the parameters as they are after an epoch: the lower the better. */
  validate?(): Promise<number>
  /** Epochs without a better validation after which training stops. */
  patience?: number
  /** Seconds after which training stops at the end of the epoch. */
  budget_s?: number
  /** File to resume from where it exists, and to save to after every `every` steps and every epoch. */
  checkpoint?: { path: string; every?: number }
  signal?: AbortSignal
  /** Called about once a second, and after every epoch. */
  onProgress?(progress: FitProgress): void
}

/** Where a training stands. */
export interface FitProgress {
  /** Counted from 1. */
  epoch: number
  step: number
  /** Mean since the last report. */
  loss: number
  learning_rate: number
  gradient_norm: number
  /** Rows a second since the last report. */
  rows_s: number
  /** After an epoch, where it is validated. */
  validation?: number
}

export interface FitResult {
  epochs: number
  steps: number
  /** Mean loss of each epoch. */
  losses: number[]
  /** The best epoch, whose parameters the model has now; absent without validation. */
  best?: { epoch: number; validation: number }
  stopped: 'epochs' | 'patience' | 'budget'
}

/** What a resumed run must know besides the trainer's state. */
interface Place {
  epoch: number
  /** Steps of this epoch that are done, and the sum of their losses. */
  done: number
  sum: number
  losses: number[]
  best?: { epoch: number; validation: number }
}

/**
 * Trains over epochs, validates after each, keeps the best parameters and stops when they no longer get better
 * (Prechelt 1998). With a moving average it is the average that is validated and kept.
 * @throws core.aborted by the signal, after saving; nn.diverged; nn.checkpoint.
 */
export async function fit(options: FitOptions): Promise<FitResult> {
  const {
    trainer,
    epochs,
    validate,
    patience = Number.POSITIVE_INFINITY,
    budget_s = Number.POSITIVE_INFINITY,
  } = options
  const began = performance.now()
  const place = await resumed(options)
  let stopped: FitResult['stopped'] = 'epochs'
  let kept = place.best && (await keptFrom(options))
  while (place.epoch < epochs) {
    const report = await runEpoch(options, place)
    if (place.done === 0) throw noBatches()
    place.losses.push(place.sum / place.done)
    Object.assign(place, { epoch: place.epoch + 1, done: 0, sum: 0 })
    if (validate) {
      trainer.average?.swap(trainer.parameters)
      const validation = await validate()
      if (!(validation >= (place.best?.validation ?? Number.POSITIVE_INFINITY))) {
        place.best = { epoch: place.epoch, validation }
        kept = snapshot(trainer)
        if (options.checkpoint) await saveParameters(bestPath(options.checkpoint.path), trainer.parameters)
      }
      trainer.average?.swap(trainer.parameters)
      options.onProgress?.({ ...report, validation })
    }
    await save(options, place)
    if (place.best && place.epoch - place.best.epoch >= patience) stopped = 'patience'
    else if (performance.now() - began > budget_s * 1000) stopped = 'budget'
    if (stopped !== 'epochs') break
  }
  if (kept) for (const [data, values] of kept) data.set(values)
  else trainer.average?.swap(trainer.parameters)
  const { epoch, losses, best } = place
  return { epochs: epoch, steps: trainer.steps, losses, ...(best && { best }), stopped }
}

const noBatches = (): BellwetherError =>
  new BellwetherError({
    code: 'core.invalid',
    field: 'batches',
    expected: 'one step or more in every epoch',
    got: 'none',
    hint: 'Where there are fewer rows than a batch holds, take a smaller batch.',
  })

const bestPath = (path: string): string => `${path}.best`

const snapshot = ({ parameters }: Trainer): [Float32Array, Float32Array][] =>
  [...parameters.byName.values()].map(({ data }) => [data, data.slice()])

/** The best parameters so far, from beside the checkpoint. */
async function keptFrom({ trainer, checkpoint }: FitOptions): Promise<[Float32Array, Float32Array][]> {
  const now = snapshot(trainer)
  await loadParameters(bestPath(checkpoint!.path), trainer.parameters)
  const best = snapshot(trainer)
  for (const [data, values] of now) data.set(values)
  return best
}

/** One epoch, or the rest of one; gives its last report. */
async function runEpoch(options: FitOptions, place: Place): Promise<FitProgress> {
  const { trainer, batches, accumulate = 1, rows, checkpoint, signal, onProgress } = options
  const report: FitProgress = {
    epoch: place.epoch + 1,
    step: trainer.steps,
    loss: 0,
    learning_rate: 0,
    gradient_norm: 0,
    rows_s: 0,
  }
  let [since, sum, steps, skip] = [performance.now(), 0, 0, place.done * accumulate]
  let group: Feeds[] = []
  const take = () => {
    const seconds = (performance.now() - since) / 1000
    Object.assign(report, { loss: sum / steps, rows_s: (steps * accumulate * rows) / seconds })
    ;[since, sum, steps] = [performance.now(), 0, 0]
    onProgress?.({ ...report })
  }
  for (const batch of batches(place.epoch)) {
    if (skip-- > 0) continue
    group.push(batch)
    if (group.length < accumulate) continue
    const { loss, ...rest } = await trainer.step(...group)
    group = []
    Object.assign(report, rest)
    place.done++
    place.sum += loss
    sum += loss
    steps++
    if (performance.now() - since > 1000) take()
    const due = checkpoint?.every !== undefined && trainer.steps % checkpoint.every === 0
    if (due || signal?.aborted) await save(options, place)
    if (signal?.aborted)
      throw new BellwetherError({ code: 'core.aborted', hint: 'Training goes on from its checkpoint.' })
  }
  if (steps > 0) take()
  return report
}

async function save({ trainer, checkpoint }: FitOptions, place: Place): Promise<void> {
  if (checkpoint) await saveCheckpoint(checkpoint.path, trainer, { place: JSON.stringify(place) })
}

async function resumed({ trainer, checkpoint }: FitOptions): Promise<Place> {
  if (!checkpoint || !existsSync(checkpoint.path)) return { epoch: 0, done: 0, sum: 0, losses: [] }
  const { place } = await loadCheckpoint(checkpoint.path, trainer)
  return JSON.parse(place) as Place
}
