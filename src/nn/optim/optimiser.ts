import type { Parameter } from '../parameters.ts'

/** Rows of a table that a step touched: `ids` may repeat; `rows` holds width numbers for each id. */
export interface SparseGradient {
  ids: Int32Array
  rows: Float32Array
}

/** Arrays of a parameter's size that an optimiser keeps between steps, by name (`m`, `v`, `momentum`). */
export type Slots = Record<string, Float32Array>

/** A rule for changing parameters by their gradients. Stateless itself: what it keeps lies in the slots. */
export interface Optimiser {
  /** Names of the slots that each parameter needs; all start at 0. */
  readonly slots: readonly string[]
  /** Learning rate before the schedule's factor. */
  readonly learningRate: number
  /** Changes `data` from `from` (incl.) to `to` (excl.) by the gradient of that part; `step` counts from 1. */
  update(of: {
    data: Float32Array
    gradient: Float32Array
    slots: Slots
    /** Where in data and slots the gradient's first number belongs. */
    offset: number
    step: number
    learningRate: number
    decay: boolean
  }): void
}

/** Changes one parameter by a gradient that is there for all of it. */
export function updateDense(
  optimiser: Optimiser,
  { data, decay }: Parameter,
  of: { gradient: Float32Array; slots: Slots; step: number; learningRate: number },
): void {
  optimiser.update({ ...of, data, decay, offset: 0 })
}

/** Changes only the rows that were touched; their other state stands still meanwhile (as in PyTorch's SparseAdam). */
export function updateRows(
  optimiser: Optimiser,
  { data, shape, decay }: Parameter,
  of: { gradient: SparseGradient; slots: Slots; step: number; learningRate: number },
): void {
  const width = data.length / shape[0]
  const { ids, rows } = of.gradient
  for (let i = 0; i < ids.length; i++) {
    optimiser.update({
      data,
      decay,
      slots: of.slots,
      step: of.step,
      learningRate: of.learningRate,
      gradient: rows.subarray(i * width, (i + 1) * width),
      offset: ids[i] * width,
    })
  }
}

/** Rows of equal id added up: ids ascend and are unique afterwards. */
export function joinRows({ ids, rows }: SparseGradient): SparseGradient {
  const width = rows.length / ids.length
  const order = Int32Array.from(ids).sort()
  const unique = order.filter((id, i) => i === 0 || id !== order[i - 1])
  const place = new Map<number, number>()
  for (let i = 0; i < unique.length; i++) place.set(unique[i], i)
  const joined = new Float32Array(unique.length * width)
  for (let i = 0; i < ids.length; i++) {
    const to = place.get(ids[i])! * width
    for (let j = 0; j < width; j++) joined[to + j] += rows[i * width + j]
  }
  return { ids: unique, rows: joined }
}
