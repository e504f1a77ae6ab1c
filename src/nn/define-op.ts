import assert from 'node:assert/strict'
import { BellwetherError } from '../core/errors.ts'
import { lineOf } from './built-at.ts'
import { constant } from './leaves.ts'
import type { Emitter } from './onnx/emitter.ts'
import { type Dtype, type Node, type Operand, type Shape, shapeText, type Tensor } from './tensor.ts'

/** Operands of an operation; the last may be optional. */
type Operands = readonly (Operand | undefined)[]
type EachInput<I, T> = { readonly [K in keyof I]: T }

/** Shape and element type of one of several outputs. */
export interface OutputType {
  shape: Shape
  dtype: Dtype
}

interface Emission<A> {
  attributes: A
  inputs: readonly Tensor[]
  outputs: readonly Tensor[]
}

interface Common<I, A> {
  /** Kebab case; the same as the file's. */
  name: string
  /**
   * Emits the operation into an ONNX graph. `inputs` are the names of its operands there; the names of its outputs
   * are returned.
   */
  emit(onnx: Emitter, inputs: EachInput<I, string>, node: Emission<A>): string | readonly string[]
}

/** All that is known of an operation with one output. */
export interface OpDefinition<I extends Operands, A extends object> extends Common<I, A> {
  /** Shape of the output; throws `misfit` when the operands do not fit. */
  shape(inputs: EachInput<I, Shape>, attributes: A, dtypes: EachInput<I, Dtype>): Shape
  /** Element type of the output; the first operand's where absent. */
  dtype?: Dtype
  /**
   * dL/dinput for each input, from dy = dL/doutput; null for an input that it does not depend on smoothly (ids).
   * `'none'` when the output does not depend smoothly on any; `'once'` for a gradient that is not differentiated again.
   */
  gradient:
    | 'none'
    | 'once'
    | ((of: { inputs: EachInput<I, Tensor>; output: Tensor; dy: Tensor; attributes: A }) => EachInput<I, Tensor | null>)
}

/** All that is known of an operation with several outputs. */
export interface ManyOpDefinition<I extends Operands, A extends object> extends Common<I, A> {
  outputs(inputs: EachInput<I, Shape>, attributes: A, dtypes: EachInput<I, Dtype>): readonly OutputType[]
  /** As for one output; `dys[i]` is null where the loss does not depend on output i. */
  gradient:
    | 'none'
    | 'once'
    | ((of: {
        inputs: EachInput<I, Tensor>
        outputs: readonly Tensor[]
        dys: readonly (Tensor | null)[]
        attributes: A
      }) => EachInput<I, Tensor | null>)
}

/** An operation as the compiler sees it: types of its operands forgotten. */
export interface Op {
  name: string
  emit?: (onnx: Emitter, inputs: readonly string[], node: Emission<object>) => string | readonly string[]
  gradient:
    | 'none'
    | 'once'
    | ((of: {
        inputs: readonly Tensor[]
        outputs: readonly Tensor[]
        dys: readonly (Tensor | null)[]
        attributes: object
      }) => readonly (Tensor | null)[])
  /** The same operation on other tensors, for passes that rebuild a graph. */
  apply?: (inputs: readonly Tensor[], attributes: object) => readonly Tensor[]
}

// `object` is the mark of "no attributes": a definition that has some names their type.
type Arguments<I extends Operands, A extends object> = object extends A
  ? [...inputs: I, attributes?: A]
  : [...inputs: I, attributes: A]

/** The function that applies an operation. */
export type Operation<I extends Operands, A extends object = object> = (...args: Arguments<I, A>) => Tensor

/** Every operation by name: the shared test suite, the reference and the passes go through it. */
export const operations = new Map<string, Op>()

/**
 * Defines an operation of one output and gives the function that applies it. Its file holds the shape rule, the ONNX
 * emission and the gradient; one that lacks any is refused.
 */
export function defineOp<I extends Operands, A extends object = object>(
  definition: OpDefinition<I, A>,
): Operation<I, A> {
  const { shape, gradient, dtype } = definition
  assert(typeof shape === 'function', `${definition.name} lacks a shape rule`)
  const apply = defineManyOp<I, A>({
    name: definition.name,
    emit: definition.emit,
    outputs: (inputs, attributes, dtypes) => [
      { shape: shape(inputs, attributes, dtypes), dtype: dtype ?? (dtypes as readonly Dtype[])[0] },
    ],
    gradient:
      typeof gradient === 'function'
        ? ({ inputs, outputs: [output], dys: [dy], attributes }) => gradient({ inputs, output, dy: dy!, attributes })
        : gradient,
  })
  return (...args) => apply(...args)[0]
}

/** Defines an operation of several outputs. */
export function defineManyOp<I extends Operands, A extends object = object>(
  definition: ManyOpDefinition<I, A>,
): (...args: Arguments<I, A>) => readonly Tensor[] {
  const { name, outputs, emit, gradient } = definition
  assert(!operations.has(name), `there are two operations ${name}`)
  assert(typeof outputs === 'function', `${name} lacks a shape rule`)
  assert(typeof emit === 'function', `${name} lacks an ONNX emission`)
  assert(gradient === 'none' || gradient === 'once' || typeof gradient === 'function', `${name} lacks a gradient`)
  const apply = (inputs: readonly Tensor[], attributes: object): readonly Tensor[] => {
    const types = typesOf(name, inputs, () =>
      outputs(
        inputs.map((input) => input.shape) as EachInput<I, Shape>,
        attributes as A,
        inputs.map((input) => input.dtype) as EachInput<I, Dtype>,
      ),
    )
    return build(op, inputs, attributes, types)
  }
  const op = { name, emit, gradient, apply } as unknown as Op
  operations.set(name, op)
  return (...args) => {
    const last = args.at(-1)
    const attributed = last !== undefined && typeof last !== 'number' && !('node' in (last as object))
    const inputs = (attributed ? args.slice(0, -1) : args).filter((input) => input !== undefined) as Operand[]
    return apply(
      inputs.map((input) => (typeof input === 'number' ? constant(input) : input)),
      attributed ? (last as object) : {},
    )
  }
}

function build(op: Op, inputs: readonly Tensor[], attributes: object, types: readonly OutputType[]): readonly Tensor[] {
  const built = {}
  Error.captureStackTrace(built, build)
  const outputs: Tensor[] = []
  const node: Node = { op, inputs, attributes, outputs, built }
  for (const [index, type] of types.entries()) outputs.push({ node, index, ...type })
  return outputs
}

class Misfit extends Error {
  expected: string
  hint: string
  constructor(expected: string, hint: string) {
    super(expected)
    this.expected = expected
    this.hint = hint
  }
}

/** What a shape rule throws: what would have fitted, and what to look at. */
export const misfit = (expected: string, hint: string): Error => new Misfit(expected, hint)

function typesOf(name: string, inputs: readonly Tensor[], rule: () => readonly OutputType[]): readonly OutputType[] {
  try {
    return rule()
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    throw new BellwetherError({
      code: 'nn.shape',
      field: name,
      expected: error.expected,
      got: inputs.map((input) => shapeText(input.shape)).join(' and '),
      hint: `${error.hint} Built at ${lineOf(error)}.`,
    })
  }
}
