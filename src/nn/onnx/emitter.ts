import type { Dtype, Shape, TensorData } from '../tensor.ts'
import type { Attribute, ElementType, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from './model.ts'

/** Collects the nodes and constants of an ONNX graph while operations emit themselves; gives names. */
export class Emitter {
  readonly nodes: OnnxNode[] = []
  readonly constants: OnnxTensor[]
  readonly #known: Map<string, string>
  readonly #prefix: string
  #count = 0

  // Inputs have the caller's names, such as c0: ours begin with what none of them does.
  constructor(prefix = ':', parent?: Emitter) {
    this.#prefix = prefix
    // A body sees its graph's constants: they are kept in one place.
    this.constants = parent ? parent.constants : []
    this.#known = parent ? parent.#known : new Map()
  }

  /** A name that nothing else in the graph has. */
  name(): string {
    return `${this.#prefix}${this.#count++}`
  }

  /** Adds a node of one output and gives its name. */
  node(op: string, inputs: readonly string[], attributes?: Record<string, Attribute>, domain?: string): string {
    return this.many(op, inputs, 1, attributes, domain)[0]
  }

  /** Adds a node of several outputs and gives their names. */
  many(
    op: string,
    inputs: readonly string[],
    outputs: number,
    attributes?: Record<string, Attribute>,
    domain?: string,
  ): string[] {
    const names = Array.from({ length: outputs }, () => this.name())
    this.nodes.push({ op, inputs, outputs: names, attributes, domain })
    return names
  }

  /** A constant vector of int64, as ONNX wants shapes, axes and indices. */
  ints(values: readonly number[]): string {
    const data = new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
    return this.constant(`i64:${values}`, 'int64', [values.length], data)
  }

  /** A constant scalar. */
  scalar(value: number, dtype: Dtype = 'float32'): string {
    const data =
      dtype === 'float32' ? Float32Array.of(value) : dtype === 'int32' ? Int32Array.of(value) : Uint8Array.of(value)
    return this.tensor(data, [], dtype)
  }

  /** A constant tensor; equal small ones are kept once. */
  tensor(data: TensorData, shape: Shape, dtype: Dtype): string {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    return this.constant(data.length <= 64 ? `${dtype}:${shape}:${data}` : undefined, dtype, shape, bytes)
  }

  /** A graph inside a node, for Scan: `build` emits into it and gives its outputs' values. */
  body(inputs: readonly OnnxValue[], build: (inner: Emitter) => readonly OnnxValue[]): OnnxGraph {
    const inner = new Emitter(`${this.name()}_`, this)
    const outputs = build(inner)
    return { inputs, outputs, nodes: inner.nodes }
  }

  private constant(key: string | undefined, type: ElementType, shape: Shape, data: Uint8Array): string {
    const known = key === undefined ? undefined : this.#known.get(key)
    if (known) return known
    const name = `:c${this.constants.length}`
    this.constants.push({ name, type, shape, data })
    if (key !== undefined) this.#known.set(key, name)
    return name
  }
}
