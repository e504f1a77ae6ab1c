import { constantOp, inputOp, parameterOp, randomOp } from '../leaves.ts'
import { type Node, type Tensor, type TensorData, topological } from '../tensor.ts'
import { Emitter } from './emitter.ts'
import { type OnnxGraph, type OnnxValue, onnxModel } from './model.ts'

export interface EmittedGraph {
  graph: OnnxGraph
  /** The leaves that each run must be fed, by their names in the graph. */
  leaves: { name: string; tensor: Tensor }[]
}

export interface EmitOptions {
  /** Parameters become constants of the file: it can be deployed. Else they are inputs, to be changed in training. */
  frozen?: boolean
}

/** Serialises tensors, by the names that the graph's outputs are to have. Nothing that they do not need is in it. */
export function emitGraph(outputs: Record<string, Tensor>, { frozen = false }: EmitOptions = {}): EmittedGraph {
  const onnx = new Emitter()
  const names = new Map<Tensor, string>()
  const leaves: EmittedGraph['leaves'] = []
  for (const node of topological(Object.values(outputs))) {
    const fed = emitLeaf(onnx, node, frozen)
    if (fed !== undefined) {
      names.set(node.outputs[0], fed.name)
      if (fed.isInput) leaves.push({ name: fed.name, tensor: node.outputs[0] })
      continue
    }
    const { inputs, attributes, op } = node
    const made = op.emit!(
      onnx,
      inputs.map((input) => names.get(input)!),
      { attributes, inputs, outputs: node.outputs },
    )
    for (const [i, name] of [made].flat().entries()) names.set(node.outputs[i], name)
  }
  // A graph's outputs are named by an Identity: one tensor may go out twice, and a leaf may go straight through.
  for (const [name, tensor] of Object.entries(outputs)) {
    onnx.nodes.push({ op: 'Identity', inputs: [names.get(tensor)!], outputs: [outputName(name)] })
  }
  return {
    leaves,
    graph: {
      nodes: onnx.nodes,
      constants: onnx.constants,
      inputs: leaves.map(({ name, tensor }) => value(name, tensor)),
      outputs: Object.entries(outputs).map(([name, tensor]) => value(outputName(name), tensor)),
    },
  }
}

/** Outputs have a prefix, so that they cannot have the name of an input. */
export const outputName = (name: string): string => `out:${name}`

function emitLeaf(onnx: Emitter, { op, attributes, outputs: [tensor] }: Node, frozen: boolean) {
  const { name, data } = attributes as { name: string; data: TensorData }
  if (op === inputOp) return { name, isInput: true }
  if (op === parameterOp && !frozen) return { name: `parameter:${name}`, isInput: true }
  if (op === randomOp) return { name: `random:${(attributes as { stream: number }).stream}`, isInput: true }
  if (op !== constantOp && op !== parameterOp) return undefined
  return { name: onnx.tensor(data, tensor.shape, tensor.dtype), isInput: false }
}

const value = (name: string, { dtype, shape }: Tensor): OnnxValue => ({ name, type: dtype, shape })

/** The deployable ONNX file of trained tensors: parameters inside, inputs by their names, outputs as `out:NAME`. */
export const toOnnx = (outputs: Record<string, Tensor>): Uint8Array =>
  onnxModel(emitGraph(outputs, { frozen: true }).graph)
