import assert from 'node:assert/strict'
import { BellwetherError } from '../core/errors.ts'
import { parameter } from './leaves.ts'
import { fillNormal, fillUniform, keyOf } from './random.ts'
import { type Shape, sameShape, shapeText, size, type Tensor } from './tensor.ts'

/** Fills a new parameter; `key` is the source of its random numbers. */
export type Initialiser = (data: Float32Array, shape: Shape, key: number) => void

export interface ParameterOptions {
  /** Whether weight decay applies; by default to what has two axes or more (Loshchilov & Hutter 2019 leave the rest). */
  decay?: boolean
  /** Whether the optimiser changes it; statistics of a batch norm are kept but not trained. */
  trained?: boolean
}

/** An array of numbers that a model holds, by a name like `blocks.0.up.weight`. */
export interface Parameter {
  readonly name: string
  readonly shape: Shape
  /** Row-major; changed in place by the optimiser. */
  readonly data: Float32Array
  readonly tensor: Tensor
  readonly decay: boolean
  readonly trained: boolean
}

/**
 * The parameters of a model, by name. Building the model again (another batch size, for serving) finds the parameters
 * of the first time. An initial value follows from the seed and the name alone, not from the order of creation.
 */
export class Parameters {
  readonly seed: number
  readonly byName = new Map<string, Parameter>()

  constructor({ seed = 1 }: { seed?: number } = {}) {
    this.seed = seed
  }

  /** Where a model for training is built: dropout drops, a batch norm uses its batch. */
  training(): Scope {
    return new Scope(this, '', new Trace(true))
  }

  /** Where a model for serving is built: its answers depend on nothing but the parameters and the input. */
  serving(): Scope {
    return new Scope(this, '', new Trace(false))
  }

  /** Numbers in all trained parameters. */
  get count(): number {
    return this.trained.reduce((sum, { shape }) => sum + size(shape), 0)
  }

  get trained(): Parameter[] {
    return [...this.byName.values()].filter(({ trained }) => trained)
  }

  /** The parameter of a name, made if it is new. */
  get(name: string, shape: Shape, fill: Initialiser, { decay, trained = true }: ParameterOptions = {}): Parameter {
    const known = this.byName.get(name)
    if (known) {
      if (sameShape(known.shape, shape)) return known
      throw new BellwetherError({
        code: 'nn.shape',
        field: name,
        expected: shapeText(known.shape),
        got: shapeText(shape),
        hint: 'The model was built before with another size, or two layers have one name: give each a name by at().',
      })
    }
    const data = new Float32Array(size(shape))
    fill(data, shape, keyOf(this.seed, ...Buffer.from(name)))
    const made = { name, shape, data, tensor: parameter(name, shape, data), decay: decay ?? shape.length > 1, trained }
    this.byName.set(name, made)
    return made
  }
}

/** What one building of a model collects besides its result. */
class Trace {
  readonly training: boolean
  readonly updates = new Map<Parameter, Tensor>()
  masks = 0

  constructor(training: boolean) {
    this.training = training
  }
}

/** A place in a model, with a name: layers make their parameters in it. */
export class Scope {
  readonly #parameters: Parameters
  readonly #path: string
  readonly #trace: Trace

  constructor(parameters: Parameters, path: string, trace: Trace) {
    this.#parameters = parameters
    this.#path = path
    this.#trace = trace
  }

  /** Whether the model is being built for training. */
  get training(): boolean {
    return this.#trace.training
  }

  /** A place inside this one. */
  at(name: string | number): Scope {
    return new Scope(this.#parameters, this.#name(String(name)), this.#trace)
  }

  /** A parameter of this place; made by `fill` the first time. */
  parameter(name: string, shape: Shape, fill: Initialiser, options?: ParameterOptions): Tensor {
    return this.#parameters.get(this.#name(name), shape, fill, options).tensor
  }

  /**
   * A statistic that training keeps beside the parameters: read it as a tensor, and in training give `update` its next
   * value.
   */
  statistic(name: string, shape: Shape, fill: Initialiser): { tensor: Tensor; update(next: Tensor): void } {
    const kept = this.#parameters.get(this.#name(name), shape, fill, { trained: false })
    return {
      tensor: kept.tensor,
      update: (next) => {
        assert(sameShape(next.shape, shape), 'a statistic keeps its shape')
        this.#trace.updates.set(kept, next)
      },
    }
  }

  /** Number of the next random mask of this building. */
  nextMask(): number {
    return this.#trace.masks++
  }

  /** Statistics that this building changes, with their next values. */
  get updates(): ReadonlyMap<Parameter, Tensor> {
    return this.#trace.updates
  }

  #name(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`
  }
}

/** All the same number. */
export const filled =
  (value: number): Initialiser =>
  (data) => {
    data.fill(value)
  }

/** Normal numbers of a standard deviation: 0.02 for tables of a transformer (Radford et al. 2018). */
export const normal =
  (deviation: number): Initialiser =>
  (data, _, key) =>
    fillNormal(data, key, deviation)

/** Uniform in ±√(6 ÷ (in + out)): keeps the variance of what passes a layer both ways (Glorot & Bengio 2010). */
export const glorot: Initialiser = (data, shape, key) => {
  const [fanIn, fanOut] = fans(shape)
  fillUniform(data, key, Math.sqrt(6 / (fanIn + fanOut)))
}

/** Uniform in ±1 ÷ √in, as PyTorch starts linear layers, convolutions and recurrent nets. */
export const torchUniform =
  (fanIn: number): Initialiser =>
  (data, _, key) =>
    fillUniform(data, key, 1 / Math.sqrt(fanIn))

/** Inputs and outputs of a weight: [in, out] of a linear layer, [out, in, …kernel] of a convolution. */
function fans(shape: Shape): [number, number] {
  if (shape.length === 2) return [shape[0], shape[1]]
  const kernel = size(shape.slice(2))
  return [shape[1] * kernel, shape[0] * kernel]
}
