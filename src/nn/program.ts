import { Tensor as OrtTensor } from 'onnxruntime-node'
import { BellwetherError } from '../core/errors.ts'
import { createSession, type DeviceOptions } from './device.ts'
import { inputOp, parameterOp } from './leaves.ts'
import { emitGraph, outputName } from './onnx/graph.ts'
import { onnxModel } from './onnx/model.ts'
import { fillMask, type RandomCount } from './random.ts'
import { simplify } from './simplify.ts'
import { allocate, shapeText, size, type Tensor, type TensorData } from './tensor.ts'

/** Where and how a graph runs. */
export type CompileOptions = DeviceOptions

/** Data of a run, by the name of its input: row-major, of the input's element type. */
export type Feeds = Record<string, TensorData>

/** A graph that ONNX Runtime has compiled. */
export interface Program<Name extends string = string> {
  /**
   * Computes the outputs. The arrays are used again by the next run: copy what is to be kept. `count` draws the masks
   * of dropout; a graph for serving has none.
   */
  run(feeds: Feeds, count?: RandomCount): Promise<Record<Name, TensorData>>
  dispose(): Promise<void>
}

/**
 * Simplifies, serialises and compiles tensors for running, by the names of the outputs. Parameters are read where they
 * lie, so that a run sees what the optimiser has written. About 0.1 s for a transformer's training step.
 *
 * ONNX Runtime for Node runs on the calling thread and its own workers: a program blocks the event loop while it runs.
 */
export async function compile<Name extends string>(
  outputs: Record<Name, Tensor>,
  options: CompileOptions = {},
): Promise<Program<Name>> {
  const names = Object.keys(outputs) as Name[]
  const simple = simplify(names.map((name) => outputs[name]))
  const wanted = Object.fromEntries(names.map((name, i) => [name, simple[i]])) as Record<Name, Tensor>
  const { graph, leaves } = emitGraph(wanted)
  const session = await createSession(onnxModel(graph), options)

  const fixed: Record<string, OrtTensor> = {}
  const fed: { name: string; tensor: Tensor }[] = []
  const masks: { stream: number; keep: number; data: Float32Array }[] = []
  for (const { name, tensor } of leaves) {
    const { op, attributes } = tensor.node
    if (op === inputOp) fed.push({ name, tensor })
    else if (op === parameterOp) fixed[name] = ortTensor(tensor, (attributes as { data: Float32Array }).data)
    else {
      const data = new Float32Array(size(tensor.shape))
      masks.push({ ...(attributes as { stream: number; keep: number }), data })
      fixed[name] = ortTensor(tensor, data)
    }
  }
  const results = Object.fromEntries(
    names.map((name) => [name, allocate(wanted[name].dtype, size(wanted[name].shape))]),
  ) as Record<Name, TensorData>
  const fetches = Object.fromEntries(names.map((name) => [outputName(name), ortTensor(wanted[name], results[name])]))

  return {
    async run(feeds, count) {
      for (const mask of masks) fillMask(mask.data, mask, count)
      const tensors = { ...fixed }
      for (const { name, tensor } of fed) tensors[name] = ortTensor(tensor, checked(name, tensor, feeds[name]))
      await session.run(tensors, fetches)
      return results
    },
    dispose: () => session.release(),
  }
}

const ortTensor = ({ dtype, shape }: Tensor, data: TensorData): OrtTensor =>
  new OrtTensor(dtype as 'float32', data as Float32Array, shape)

function checked(name: string, { dtype, shape }: Tensor, data: TensorData | undefined): TensorData {
  if (data?.length === size(shape) && data.constructor === allocate(dtype, 0).constructor) return data
  throw new BellwetherError({
    code: 'nn.feed',
    field: name,
    expected: `${allocate(dtype, 0).constructor.name} of ${size(shape)} elements, ${shapeText(shape)}`,
    got: data === undefined ? 'nothing' : `${data.constructor.name} of ${data.length} elements`,
    hint: 'Shapes are fixed when a graph is compiled: fill a shorter batch up, or compile for its size.',
  })
}
