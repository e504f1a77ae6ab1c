import { input } from '../../leaves.ts'
import { mix } from '../../random.ts'
import { type Dtype, type Shape, size, type Tensor, type TensorData } from '../../tensor.ts'

/** One use of an operation that the shared suite checks: values against plain arithmetic, gradients numerically. */
export interface OpCase {
  /** The operation's name; every operation needs a case or more. */
  op: string
  /** What is special about this case, if anything. */
  when?: string
  /** Random operands, sizes drawn too: small, for each element costs two runs. */
  operands(draw: Draw): Operands
  apply(...operands: Tensor[]): Tensor | readonly Tensor[]
  /** The (first) output in plain arithmetic, row-major. */
  expected(...operands: Values[]): ArrayLike<number>
}

export type Operands = readonly { tensor: Tensor; data: TensorData }[]
/** An operand as numbers. */
export interface Values {
  shape: Shape
  data: TensorData
}

/** Random numbers for a case; equal for equal seeds. */
export class Draw {
  #state: number
  #operands = 0

  constructor(seed: number) {
    this.#state = mix(seed + 1)
  }

  /** In [from, to). */
  uniform(from: number, to: number): number {
    this.#state = mix(this.#state + 0x9e3779b9)
    return from + ((this.#state >>> 0) / 2 ** 32) * (to - from)
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return Math.floor(this.uniform(from, to + 1))
  }

  /** An operand of real numbers in [from, to). */
  reals(shape: Shape, from = -1, to = 1): Operands[number] {
    return this.operand(
      shape,
      'float32',
      Float32Array.from({ length: size(shape) }, () => this.uniform(from, to)),
    )
  }

  /** Real numbers at least 0.05 apart, in random order: for what has kinks where two are equal. */
  distinct(shape: Shape): Operands[number] {
    const data = Float32Array.from({ length: size(shape) }, (_, i) => 0.05 * (i - size(shape) / 2) + 0.02)
    for (let i = data.length - 1; i > 0; i--) {
      const j = this.integer(0, i)
      ;[data[i], data[j]] = [data[j], data[i]]
    }
    return this.operand(shape, 'float32', data)
  }

  /** An operand of ids from 0 to most. */
  ids(shape: Shape, most: number): Operands[number] {
    return this.operand(
      shape,
      'int32',
      Int32Array.from({ length: size(shape) }, () => this.integer(0, most)),
    )
  }

  /** A mask. */
  mask(shape: Shape): Operands[number] {
    return this.operand(
      shape,
      'bool',
      Uint8Array.from({ length: size(shape) }, () => this.integer(0, 1)),
    )
  }

  /** Given numbers as an operand. */
  operand(shape: Shape, dtype: Dtype, data: TensorData): Operands[number] {
    return { tensor: input(`x${this.#operands++}`, shape, dtype), data }
  }
}
