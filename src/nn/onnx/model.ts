import { bytes, type Field, integer, message } from './protobuf.ts'

/** One operation of a graph: https://onnx.ai/onnx/operators. Attributes are integers. */
export interface OnnxNode {
  op: string
  inputs: readonly string[]
  output: string
  attributes?: Record<string, number>
}

/** A graph over float32 matrices; dimensions are names, and are known when it runs. */
export interface OnnxGraph {
  inputs: Record<string, readonly string[]>
  outputs: Record<string, readonly string[]>
  nodes: readonly OnnxNode[]
}

const IR_VERSION = 8
const OPSET = 17
const FLOAT = 1
const ATTRIBUTE_INT = 2

/** A graph as an ONNX file (onnx.proto, IR version 8, operator set 17). */
export function onnxModel(graph: OnnxGraph): Uint8Array {
  const body = message([
    ...graph.nodes.map((node) => bytes(1, nodeProto(node))),
    bytes(2, 'bellwether'),
    ...Object.entries(graph.inputs).map(([name, dims]) => bytes(11, valueInfo(name, dims))),
    ...Object.entries(graph.outputs).map(([name, dims]) => bytes(12, valueInfo(name, dims))),
  ])
  return message([integer(1, IR_VERSION), bytes(2, 'bellwether'), bytes(7, body), bytes(8, integer(2, OPSET))])
}

function nodeProto({ op, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  const attribute = ([name, value]: [string, number]): Field =>
    bytes(5, message([bytes(1, name), integer(3, value), integer(20, ATTRIBUTE_INT)]))
  return message([
    ...inputs.map((name) => bytes(1, name)),
    bytes(2, output),
    bytes(4, op),
    ...Object.entries(attributes).map(attribute),
  ])
}

function valueInfo(name: string, dims: readonly string[]): Uint8Array {
  const shape = message(dims.map((dim) => bytes(1, bytes(2, dim))))
  const tensor = message([integer(1, FLOAT), bytes(2, shape)])
  return message([bytes(1, name), bytes(2, bytes(1, tensor))])
}
