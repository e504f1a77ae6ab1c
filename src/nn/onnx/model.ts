import { bytes, type Field, float, integer, message } from './protobuf.ts'

/** Element types, by the names that ONNX Runtime's JavaScript uses, with their number in onnx.proto. */
const elementTypes = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 } as const
export type ElementType = keyof typeof elementTypes

/** Value of an attribute: a whole number or a list of them, a float as `{ float }`, text, or a graph. */
export type Attribute = number | readonly number[] | string | { readonly float: number } | OnnxGraph

/** One operation of a graph: https://onnx.ai/onnx/operators. Without a domain it is ONNX's own. */
export interface OnnxNode {
  op: string
  inputs: readonly string[]
  outputs: readonly string[]
  attributes?: Record<string, Attribute>
  domain?: string
}

/** A named value with its shape; a dimension that is a name is known when the graph runs. */
export interface OnnxValue {
  name: string
  type: ElementType
  shape: readonly (number | string)[]
}

/** A constant, its elements little-endian in `data`. */
export interface OnnxTensor {
  name: string
  type: ElementType
  shape: readonly number[]
  data: Uint8Array
}

export interface OnnxGraph {
  inputs: readonly OnnxValue[]
  outputs: readonly OnnxValue[]
  nodes: readonly OnnxNode[]
  constants?: readonly OnnxTensor[]
}

const IR_VERSION = 9
const OPSET = 20
/** Domain of the operations that only ONNX Runtime has. */
export const MICROSOFT = 'com.microsoft'

const INT = 2
const FLOAT = 1
const STRING = 3
const GRAPH = 5
const INTS = 7

/** A graph as an ONNX file (onnx.proto, IR version 9, operator set 20, ONNX Runtime's own at version 1). */
export function onnxModel(graph: OnnxGraph): Uint8Array {
  return message([
    integer(1, IR_VERSION),
    bytes(2, 'bellwether'),
    bytes(7, graphProto(graph)),
    bytes(8, integer(2, OPSET)),
    bytes(8, message([bytes(1, MICROSOFT), integer(2, 1)])),
  ])
}

function graphProto({ inputs, outputs, nodes, constants = [] }: OnnxGraph): Uint8Array {
  return message([
    ...nodes.map((node) => bytes(1, nodeProto(node))),
    bytes(2, 'bellwether'),
    ...constants.map((constant) => bytes(5, tensorProto(constant))),
    ...inputs.map((value) => bytes(11, valueInfo(value))),
    ...outputs.map((value) => bytes(12, valueInfo(value))),
  ])
}

function nodeProto({ op, inputs, outputs, attributes = {}, domain }: OnnxNode): Uint8Array {
  return message([
    ...inputs.map((name) => bytes(1, name)),
    ...outputs.map((name) => bytes(2, name)),
    bytes(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attributeProto(name, value))),
    ...(domain ? [bytes(7, domain)] : []),
  ])
}

function attributeProto(name: string, value: Attribute): Uint8Array {
  const of = (type: number, ...fields: Field[]) => message([bytes(1, name), ...fields, integer(20, type)])
  if (typeof value === 'number') return of(INT, integer(3, value))
  if (typeof value === 'string') return of(STRING, bytes(4, value))
  if ('float' in value) return of(FLOAT, float(2, value.float))
  if ('nodes' in value) return of(GRAPH, bytes(6, graphProto(value)))
  return of(INTS, ...value.map((item) => integer(8, item)))
}

const tensorProto = ({ name, type, shape, data }: OnnxTensor): Uint8Array =>
  message([...shape.map((dim) => integer(1, dim)), integer(2, elementTypes[type]), bytes(8, name), bytes(9, data)])

function valueInfo({ name, type, shape }: OnnxValue): Uint8Array {
  const dimension = (dim: number | string) => bytes(1, typeof dim === 'string' ? bytes(2, dim) : integer(1, dim))
  const tensor = message([integer(1, elementTypes[type]), bytes(2, message(shape.map(dimension)))])
  return message([bytes(1, name), bytes(2, bytes(1, tensor))])
}
