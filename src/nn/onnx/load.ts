import { readFile } from 'node:fs/promises'
import { Tensor as OrtTensor } from 'onnxruntime-node'
import { BellwetherError } from '../../core/errors.ts'
import { createSession, type DeviceOptions } from '../device.ts'
import type { TensorData } from '../tensor.ts'

/** An ONNX file that is ready to answer. */
export interface LoadedModel {
  /** Names and shapes of what it wants; a dimension that is a name is free. */
  inputs: readonly { name: string; shape: readonly (number | string)[] }[]
  outputs: readonly string[]
  run(feeds: Record<string, { data: TensorData; shape: readonly number[] }>): Promise<Record<string, TensorData>>
  dispose(): Promise<void>
}

/**
 * Loads an ONNX file, of `toOnnx` or another's.
 * @throws nn.onnx with the reason where it is missing, damaged or not one that can be run.
 */
export async function loadOnnx(file: string | Uint8Array, options: DeviceOptions = {}): Promise<LoadedModel> {
  const session = await createSession(typeof file === 'string' ? await contentOf(file) : file, options)
  return {
    inputs: session.inputMetadata.map((input) => ({ name: input.name, shape: input.isTensor ? input.shape : [] })),
    outputs: session.outputNames,
    async run(feeds) {
      const tensors = Object.entries(feeds).map(([name, { data, shape }]) => {
        const type = data instanceof Float32Array ? 'float32' : data instanceof Int32Array ? 'int32' : 'bool'
        return [name, new OrtTensor(type as 'float32', data as Float32Array, shape)] as const
      })
      const results = await session.run(Object.fromEntries(tensors))
      return Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, data as TensorData]))
    },
    dispose: () => session.release(),
  }
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new BellwetherError({
      code: 'nn.onnx',
      field: path,
      expected: 'an ONNX file',
      got: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message,
      hint: 'Check the path.',
    })
  }
}
