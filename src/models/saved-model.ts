import { join } from 'node:path'
import { BellwetherError } from '../core/errors.ts'
import { readTensors, writeTensors } from '../nn/safetensors.ts'
import type { Json, SavedModel, SavedTensor } from './family.ts'

const FILE = 'model.safetensors'

/**
 * Writes a model into a folder as one safetensors file (https://huggingface.co/docs/safetensors). Family, parameters and
 * small facts are the header's `__metadata__`.
 */
export async function writeModel(dir: string, { family, params, meta, tensors }: SavedModel): Promise<void> {
  // In the order of their names, so that the same model makes the same bytes.
  const names = Object.keys(tensors).sort()
  await writeTensors(join(dir, FILE), {
    tensors: new Map(names.map((name) => [name, tensors[name]])),
    metadata: { family, params: JSON.stringify(params), meta: JSON.stringify(meta) },
  })
}

/** Reads a model back. Throws `models.corrupt` with what is wrong with the file. */
export async function readModel(dir: string): Promise<SavedModel> {
  const { tensors, metadata } = await readTensors(join(dir, FILE)).catch((error) => {
    throw error instanceof BellwetherError ? corrupt(error.got, error) : error
  })
  try {
    return {
      family: metadata.family,
      params: JSON.parse(metadata.params) as Json,
      meta: JSON.parse(metadata.meta) as SavedModel['meta'],
      tensors: Object.fromEntries(
        [...tensors].map(([name, { shape, data }]) => [name, { shape, data } as SavedTensor]),
      ),
    }
  } catch (error) {
    throw corrupt('a safetensors file that holds no model', error)
  }
}

const corrupt = (got: unknown, cause: unknown): BellwetherError =>
  new BellwetherError(
    { code: 'models.corrupt', field: FILE, got, hint: 'Restore the file from a backup, or train the target again.' },
    { cause },
  )
