import { BellwetherError } from '../core/errors.ts'
import type { Parameters } from './parameters.ts'
import { readTensors, type TensorFile, writeTensors } from './safetensors.ts'
import { sameShape, shapeText, type TensorData } from './tensor.ts'
import type { Trainer } from './trainer.ts'

/** Every array that a training stands on, by its name in the file: parameters, the optimiser's, the average's. */
function stateOf({ parameters, slots, average }: Trainer): TensorFile['tensors'] {
  const tensors: TensorFile['tensors'] = new Map()
  for (const parameter of parameters.byName.values()) {
    const { name, shape, data } = parameter
    tensors.set(name, { shape, data })
    for (const [slot, values] of Object.entries(slots.get(parameter) ?? {})) {
      tensors.set(`optimiser.${slot}.${name}`, { shape, data: values })
    }
    const averaged = average?.values.get(name)
    if (averaged) tensors.set(`average.${name}`, { shape, data: averaged })
  }
  return tensors
}

/**
 * Saves a training: one that resumes from it goes on to the same bits. `note` is kept beside it (the fit's place in its
 * epochs, say).
 */
export async function saveCheckpoint(path: string, trainer: Trainer, note: Record<string, string> = {}): Promise<void> {
  const metadata = { ...note, format: 'bellwether.training.1', steps: `${trainer.steps}`, seed: `${trainer.seed}` }
  await writeTensors(path, { tensors: stateOf(trainer), metadata })
}

/**
 * Puts a trainer where a checkpoint left off, and gives the note back.
 * @throws nn.checkpoint where the file is damaged, or is of another model, optimiser or seed; nothing is changed then.
 */
export async function loadCheckpoint(path: string, trainer: Trainer): Promise<Record<string, string>> {
  const { tensors, metadata } = await readTensors(path)
  const { format, steps, seed, ...note } = metadata
  if (format !== 'bellwether.training.1')
    throw unfit(path, 'a checkpoint of a training', format ?? 'a file of another kind')
  if (seed !== `${trainer.seed}`) throw unfit(path, `seed ${trainer.seed}`, `seed ${seed}`)
  fill(path, stateOf(trainer), tensors)
  trainer.steps = Number(steps)
  return note
}

/** Saves the parameters alone, to serve from or to start another training with. */
export async function saveParameters(path: string, parameters: Parameters): Promise<void> {
  const tensors = new Map([...parameters.byName.values()].map(({ name, shape, data }) => [name, { shape, data }]))
  await writeTensors(path, { tensors, metadata: { format: 'bellwether.parameters.1' } })
}

/** Fills parameters that a model has made from a file that has all of them; what else it holds is left aside. */
export async function loadParameters(path: string, parameters: Parameters): Promise<void> {
  const wanted = new Map([...parameters.byName.values()].map(({ name, shape, data }) => [name, { shape, data }]))
  fill(path, wanted, (await readTensors(path)).tensors)
}

/** Copies every wanted array from a file; all are looked at before the first is written. */
function fill(path: string, wanted: TensorFile['tensors'], found: TensorFile['tensors']): void {
  for (const [name, { shape }] of wanted) {
    const there = found.get(name)
    if (!there) throw unfit(path, `${name} ${shapeText(shape)}`, 'no such array')
    if (!sameShape(there.shape, shape)) throw unfit(path, `${name} ${shapeText(shape)}`, shapeText(there.shape))
  }
  for (const [name, { data }] of wanted) (data as TensorData).set(found.get(name)!.data)
}

const unfit = (path: string, expected: string, got: string): BellwetherError =>
  new BellwetherError({
    code: 'nn.checkpoint',
    field: path,
    expected,
    got,
    hint: 'Build the model and the optimiser as they were when it was saved, or begin anew without it.',
  })
