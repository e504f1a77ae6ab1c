import { BellwetherError } from '../core/errors.ts'
import { shuffled } from '../nn/batches.ts'
import { type FitOptions, type FitResult, fit } from '../nn/fit.ts'
import { input } from '../nn/leaves.ts'
import { bceWithLogits } from '../nn/losses/bce-with-logits.ts'
import { meanSquaredError } from '../nn/losses/mean-squared-error.ts'
import { toOnnx } from '../nn/onnx/graph.ts'
import { crossEntropy } from '../nn/ops/cross-entropy.ts'
import { mean } from '../nn/ops/mean.ts'
import { adamW } from '../nn/optim/adamw.ts'
import type { Optimiser } from '../nn/optim/optimiser.ts'
import { Parameters, type Scope } from '../nn/parameters.ts'
import { type CompileOptions, compile, type Feeds } from '../nn/program.ts'
import { type Shape, size, type Tensor } from '../nn/tensor.ts'
import { Trainer } from '../nn/trainer.ts'
import { type ClassScores, classScores } from '../stats/confusion.ts'
import { activated, type SequentialLayer } from './sequential-layers.ts'

export interface SequentialOptions extends CompileOptions {
  /** Shape of one row of the input, without the batch. */
  input: Shape
  seed?: number
}

/** Examples: rows one after the other, and for each its class, or its numbers where it is no classifier. */
export interface Labelled {
  x: Float32Array
  y: Int32Array | Float32Array
}

export interface SequentialFitOptions
  extends Partial<Pick<FitOptions, 'epochs' | 'patience' | 'checkpoint' | 'signal' | 'onProgress' | 'budget_s'>> {
  batch?: number
  optimiser?: Optimiser
  /** Judged after every epoch; the best epoch's parameters are kept. */
  validation?: Labelled
}

/** Layers one after the other: `fit`, `evaluate`, `predict`, `toOnnx`. */
export function sequential(layers: readonly SequentialLayer[], options: SequentialOptions): Sequential {
  return new Sequential(layers, options)
}

/**
 * A model of layers one after the other. Its last activation says what it learns: softmax a class (cross-entropy),
 * sigmoid yes or no (binary cross-entropy), none a number (squared error).
 */
export class Sequential {
  readonly parameters: Parameters
  readonly #layers: readonly SequentialLayer[]
  readonly #options: SequentialOptions

  constructor(layers: readonly SequentialLayer[], options: SequentialOptions) {
    this.#layers = layers
    this.#options = options
    this.parameters = new Parameters({ seed: options.seed })
    // Built once, so that shapes that do not fit are told now and the parameters are there.
    this.#outputs(this.parameters.serving(), this.#inputOf(1))
  }

  /** Trains on examples in shuffled batches; rows that fill no batch wait for another epoch's order. */
  async fit(train: Labelled, options: SequentialFitOptions = {}): Promise<FitResult> {
    const { batch = 32, epochs = 5, optimiser = adamW({ weightDecay: 0 }), validation, ...rest } = options
    const rows = this.#rowsOf(train)
    const taken = Math.min(batch, rows)
    const [width, wide] = [size(this.#options.input), train.y.length / rows]
    const classes = this.#learnsClasses
    const trainer = await Trainer.create({
      ...this.#device,
      parameters: this.parameters,
      optimiser,
      batch: {
        x: { shape: [taken, ...this.#options.input] },
        y: { shape: classes ? [taken] : [taken, wide], dtype: classes ? 'int32' : 'float32' },
      },
      loss: (scope, { x, y }) => this.#loss(this.#outputs(scope, x).raw, y),
    })
    const batches = function* (epoch: number): Iterable<Feeds> {
      const order = shuffled(rows, { seed: trainer.seed, epoch })
      for (let at = 0; at + taken <= rows; at += taken) {
        const of = order.subarray(at, at + taken)
        const y = picked(train.y, of, wide)
        yield { x: picked(train.x, of, width), y: classes ? Int32Array.from(y) : Float32Array.from(y) }
      }
    }
    try {
      const validate = validation && (() => this.#lossOf(validation))
      return await fit({ ...rest, trainer, epochs, batches, rows: taken, ...(validate && { validate }) })
    } finally {
      await trainer.dispose()
    }
  }

  /** How well classes are told apart. @throws core.invalid for a model that learns numbers. */
  async evaluate(test: Labelled): Promise<ClassScores> {
    const { activation } = this.#layers.at(-1)!
    if (activation !== 'softmax' && activation !== 'sigmoid') {
      throw new BellwetherError({
        code: 'core.invalid',
        field: 'layers',
        expected: 'a last layer with activation softmax or sigmoid',
        got: activation ?? 'none',
        hint: 'A model of numbers has no classes: compare predict() with the truth.',
      })
    }
    const y = await this.predict(test.x)
    const classes = activation === 'sigmoid' ? 2 : y.length / this.#rowsOf(test)
    const predicted = activation === 'sigmoid' ? Array.from(y, (p) => Number(p >= 0.5)) : largest(y, classes)
    return classScores(test.y, predicted, { classes })
  }

  /** The last layer's outputs for rows one after the other: [rows, width], row-major. */
  async predict(x: Float32Array): Promise<Float32Array> {
    return this.#run(x, ({ final }) => final)
  }

  /** The model as an ONNX file for batches of a size: input `x`, output `out:y`. */
  toOnnx({ batch = 1 }: { batch?: number } = {}): Uint8Array {
    return toOnnx({ y: this.#outputs(this.parameters.serving(), this.#inputOf(batch)).final })
  }

  get #learnsClasses(): boolean {
    return this.#layers.at(-1)!.activation === 'softmax'
  }

  get #device(): CompileOptions {
    const { device, threads } = this.#options
    return { ...(device && { device }), ...(threads && { threads }) }
  }

  #inputOf(batch: number): Tensor {
    return input('x', [batch, ...this.#options.input])
  }

  #rowsOf({ x, y }: Labelled): number {
    const rows = x.length / size(this.#options.input)
    if (Number.isInteger(rows) && rows > 0 && y.length % rows === 0) return rows
    throw new BellwetherError({
      code: 'core.invalid',
      field: 'x',
      expected: `rows of ${size(this.#options.input)} numbers, with as many labels`,
      got: `${x.length} numbers and ${y.length} labels`,
    })
  }

  /** The last layer before (raw) and after (final) its activation. */
  #outputs(scope: Scope, x: Tensor): { raw: Tensor; final: Tensor } {
    let [raw, final] = [x, x]
    for (const [i, layer] of this.#layers.entries()) {
      raw = layer.apply(scope.at(i).at(layer.name), final)
      final = activated(raw, layer.activation)
    }
    return { raw, final }
  }

  #loss(raw: Tensor, y: Tensor): Tensor {
    const { activation } = this.#layers.at(-1)!
    if (activation === 'softmax') return mean(crossEntropy(raw, y))
    return mean(activation === 'sigmoid' ? bceWithLogits(raw, y) : meanSquaredError(raw, y))
  }

  /** Mean loss of examples under the parameters as they are. */
  async #lossOf({ x, y }: Labelled): Promise<number> {
    const raw = await this.#run(x, (outputs) => outputs.raw)
    const rows = this.#rowsOf({ x, y })
    const classes = this.#learnsClasses
    const inputs = {
      raw: input('raw', [rows, raw.length / rows]),
      y: input('y', classes ? [rows] : [rows, y.length / rows], classes ? 'int32' : 'float32'),
    }
    const program = await compile({ loss: this.#loss(inputs.raw, inputs.y) }, this.#device)
    const { loss } = await program.run({ raw, y: classes ? Int32Array.from(y) : Float32Array.from(y) })
    await program.dispose()
    return loss[0]
  }

  /** An output for all rows, in batches; the last is filled up with zeros. */
  async #run(x: Float32Array, of: (outputs: { raw: Tensor; final: Tensor }) => Tensor): Promise<Float32Array> {
    const width = size(this.#options.input)
    const rows = x.length / width
    const batch = Math.min(rows, 256)
    const output = of(this.#outputs(this.parameters.serving(), this.#inputOf(batch)))
    const wide = size(output.shape) / batch
    const program = await compile({ y: output }, this.#device)
    const all = new Float32Array(rows * wide)
    for (let at = 0; at < rows; at += batch) {
      const part = new Float32Array(batch * width)
      part.set(x.subarray(at * width, (at + batch) * width))
      const { y } = await program.run({ x: part })
      all.set(y.subarray(0, Math.min(batch, rows - at) * wide), at * wide)
    }
    await program.dispose()
    return all
  }
}

/** Rows of a matrix in an order. */
function picked(data: Float32Array | Int32Array, rows: Int32Array, width: number): Float32Array {
  const out = new Float32Array(rows.length * width)
  for (const [i, row] of rows.entries()) out.set(data.subarray(row * width, (row + 1) * width), i * width)
  return out
}

/** Place of the largest number of each row. */
function largest(data: Float32Array, width: number): Int32Array {
  return Int32Array.from({ length: data.length / width }, (_, row) => {
    const of = data.subarray(row * width, (row + 1) * width)
    return of.indexOf(of.reduce((a, b) => Math.max(a, b)))
  })
}
