import { BellwetherError } from '../core/errors.ts'
import { DivergenceWatch } from './divergence.ts'
import { checkMemory } from './memory.ts'
import { WeightAverage } from './optim/average.ts'
import { clipByNorm, type Gradient, numbersOf } from './optim/clip.ts'
import { joinRows, type Optimiser, type Slots, updateDense, updateRows } from './optim/optimiser.ts'
import { constantRate, type Schedule } from './optim/schedules.ts'
import type { Parameter, Parameters } from './parameters.ts'
import type { CompileOptions, Feeds } from './program.ts'
import { size } from './tensor.ts'
import {
  type BatchTypes,
  type CompiledStep,
  compileStep,
  type LossFunction,
  type Pass,
  stepGraph,
} from './training-step.ts'

export interface TrainerOptions<Batch extends BatchTypes> extends CompileOptions {
  parameters: Parameters
  /** What a batch holds; its shapes are fixed. With several, each is compiled, and a batch may have any (buckets). */
  batch: Batch | readonly Batch[]
  /** Mean loss of a batch. */
  loss: LossFunction<Batch>
  optimiser: Optimiser
  /** Factor of the learning rate by step. */
  schedule?: Schedule
  /** Largest global norm of the gradients; larger ones are scaled down to it. */
  clip?: number
  /** Batches whose gradients are averaged for one step of the optimiser. */
  accumulate?: number
  /** Decay of a moving average of the parameters, kept beside them. */
  average?: number
  /** Seed of dropout. */
  seed?: number
}

/** How a step went. */
export interface StepReport {
  /** Counted from 1. */
  step: number
  /** Mean over the step's batches. */
  loss: number
  learning_rate: number
  /** Before clipping. */
  gradient_norm: number
}

/** Trains parameters batch by batch. Everything that the next step depends on can be saved and loaded. */
export class Trainer {
  readonly parameters: Parameters
  readonly optimiser: Optimiser
  readonly slots = new Map<Parameter, Slots>()
  readonly average?: WeightAverage
  readonly seed: number
  /** Steps of the optimiser so far. */
  steps = 0
  readonly #options: Pick<TrainerOptions<BatchTypes>, 'schedule' | 'clip' | 'accumulate'>
  readonly #compiled: readonly CompiledStep[]
  readonly #watch = new DivergenceWatch()

  private constructor(options: Omit<TrainerOptions<BatchTypes>, 'batch' | 'loss'>, compiled: readonly CompiledStep[]) {
    this.#options = options
    this.#compiled = compiled
    this.parameters = options.parameters
    this.optimiser = options.optimiser
    this.seed = options.seed ?? options.parameters.seed
    if (options.average !== undefined) this.average = new WeightAverage(options.parameters, options.average)
    for (const parameter of options.parameters.trained) {
      const slots = options.optimiser.slots.map((name) => [name, new Float32Array(parameter.data.length)])
      this.slots.set(parameter, Object.fromEntries(slots))
    }
  }

  /**
   * Builds, checks the memory that it will need, and compiles.
   * @throws nn.shape where a shape does not fit; nn.memory where there is too little.
   */
  static async create<Batch extends BatchTypes>(options: TrainerOptions<Batch>): Promise<Trainer> {
    const { parameters, batch, loss, optimiser, average } = options
    const shapes: readonly Batch[] = Array.isArray(batch) ? batch : [batch as Batch]
    checkDistinct(shapes)
    const graphs = shapes.map((one) => stepGraph(parameters, one, loss))
    const copies = optimiser.slots.length + (average === undefined ? 0 : 1)
    for (const graph of graphs) {
      checkMemory([graph.loss, ...graph.gradients.values()], { optimiserBytes: 4 * copies * parameters.count })
    }
    return new Trainer(options, await Promise.all(graphs.map((graph) => compileStep(graph, options))))
  }

  /**
   * One step of the optimiser: on one batch, or on as many as are accumulated.
   * @throws nn.diverged with the step, and where it can be found the operation in which the first NaN arose.
   */
  async step(...batches: Feeds[]): Promise<StepReport> {
    const { schedule = constantRate, clip = Number.POSITIVE_INFINITY } = this.#options
    const { loss, gradients, statistics } = await this.#passes(batches)
    const norm = clipByNorm([...gradients.values()], clip)
    const learningRate = this.optimiser.learningRate * schedule(this.steps)
    const report = { step: this.steps + 1, loss, learning_rate: learningRate, gradient_norm: norm }
    // Nothing has been changed yet: a report can look for the cause with the parameters that led to it.
    await this.#watch.check(report, {
      graphs: batches.map((batch) => stepFor(this.#compiled, batch).graph),
      feeds: batches,
      count: this.#count(0),
    })

    for (const [parameter, gradient] of gradients) {
      const of = { slots: this.slots.get(parameter)!, step: this.steps + 1, learningRate }
      if (gradient instanceof Float32Array) updateDense(this.optimiser, parameter, { ...of, gradient })
      else updateRows(this.optimiser, parameter, { ...of, gradient })
    }
    for (const [parameter, next] of statistics) parameter.data.set(next)
    this.steps++
    this.average?.update(this.parameters)
    return report
  }

  /** Frees the compiled graph. */
  async dispose(): Promise<void> {
    for (const step of this.#compiled) await step.dispose()
  }

  /** Masks are counted by batch, so that two accumulated batches do not share one. */
  #count(batch: number) {
    return { seed: this.seed, step: this.steps * (this.#options.accumulate ?? 1) + batch }
  }

  async #passes(batches: Feeds[]): Promise<Pass> {
    const first = await stepFor(this.#compiled, batches[0]).pass(batches[0], this.#count(0))
    if (batches.length === 1) return first
    const sums = new Map([...first.gradients].map(([parameter, gradient]) => [parameter, copied(gradient)]))
    let [loss, statistics] = [first.loss, first.statistics]
    for (const [i, batch] of batches.slice(1).entries()) {
      // A statistic moves with every batch.
      for (const [parameter, next] of statistics) parameter.data.set(next)
      const pass = await stepFor(this.#compiled, batch).pass(batch, this.#count(i + 1))
      loss += pass.loss
      statistics = pass.statistics
      for (const [parameter, gradient] of pass.gradients) sums.set(parameter, added(sums.get(parameter)!, gradient))
    }
    const share = 1 / batches.length
    for (const sum of sums.values()) {
      const numbers = numbersOf(sum)
      for (let i = 0; i < numbers.length; i++) numbers[i] *= share
    }
    return { loss: loss * share, gradients: sums, statistics }
  }
}

/** A batch is told by the sizes of its arrays: two shapes of equal sizes could not be told apart. */
function checkDistinct(shapes: readonly BatchTypes[]): void {
  const sizes = shapes.map((one) =>
    Object.entries(one)
      .map(([name, { shape }]) => `${name} ${size(shape)}`)
      .join(', '),
  )
  const twice = sizes.find((of, i) => sizes.indexOf(of) !== i)
  if (twice === undefined) return
  throw new BellwetherError({
    code: 'nn.shape',
    field: 'batch',
    expected: 'shapes that differ in their number of elements',
    got: `two with ${twice}`,
    hint: 'Leave one out, or give one another size.',
  })
}

/** The step whose shapes a batch has; the only one where there is no choice, which says what does not fit. */
const stepFor = (steps: readonly CompiledStep[], feeds: Feeds): CompiledStep =>
  steps.find(({ fits }) => fits(feeds)) ?? steps[0]

const copied = (gradient: Gradient): Gradient =>
  gradient instanceof Float32Array ? gradient.slice() : { ids: gradient.ids.slice(), rows: gradient.rows.slice() }

function added(sum: Gradient, more: Gradient): Gradient {
  if (sum instanceof Float32Array && more instanceof Float32Array) {
    for (let i = 0; i < sum.length; i++) sum[i] += more[i]
    return sum
  }
  const [a, b] = [sum, more] as Exclude<Gradient, Float32Array>[]
  const ids = new Int32Array(a.ids.length + b.ids.length)
  ids.set(a.ids)
  ids.set(b.ids, a.ids.length)
  const rows = new Float32Array(a.rows.length + b.rows.length)
  rows.set(a.rows)
  rows.set(b.rows, a.rows.length)
  return joinRows({ ids, rows })
}
