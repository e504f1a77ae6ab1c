import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import type { Json, SavedModel, SavedTensor } from './family.ts'

const FILE = 'model.safetensors'
const LIMIT_BYTES = 100_000_000

const arrays = { F32: Float32Array, F64: Float64Array, I32: Int32Array } as const
type Dtype = keyof typeof arrays

const Header = z.record(
  z.string(),
  z.union([
    z.object({
      dtype: z.enum(['F32', 'F64', 'I32']),
      shape: z.array(z.int().min(0)),
      data_offsets: z.tuple([z.int(), z.int()]),
    }),
    z.record(z.string(), z.string()),
  ]),
)

/**
 * Writes a model into a folder as one safetensors file: https://huggingface.co/docs/safetensors (little-endian header
 * length, JSON header, raw tensors). Family, parameters and small facts are the header's `__metadata__`.
 */
export async function writeModel(dir: string, model: SavedModel): Promise<void> {
  const names = Object.keys(model.tensors).sort()
  const header: Record<string, unknown> = {
    __metadata__: { family: model.family, params: JSON.stringify(model.params), meta: JSON.stringify(model.meta) },
  }
  let offset = 0
  for (const name of names) {
    const { data, shape } = model.tensors[name]
    header[name] = { dtype: dtypeOf(data), shape, data_offsets: [offset, offset + data.byteLength] }
    offset += data.byteLength
  }
  const text = JSON.stringify(header)
  // Tensors start at a multiple of 8 bytes, so that a reader can view them in place.
  const json = Buffer.from(text + ' '.repeat((8 - (Buffer.byteLength(text) % 8)) % 8))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  const parts = names.map((name) => {
    const { data } = model.tensors[name]
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  })
  const file = await open(join(dir, FILE), 'w')
  try {
    for (const part of [length, json, ...parts]) await writeFile(file, part)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Reads a model back. Throws `models.corrupt` with what is wrong with the file. */
export async function readModel(dir: string): Promise<SavedModel> {
  const bytes = await readFile(join(dir, FILE))
  const corrupt = (got: string) =>
    new BellwetherError({
      code: 'models.corrupt',
      field: FILE,
      got,
      hint: 'Restore the file from a backup, or train the target again.',
    })
  const length = bytes.length >= 8 ? Number(bytes.readBigUInt64LE()) : Number.POSITIVE_INFINITY
  if (length > Math.min(bytes.length - 8, LIMIT_BYTES)) throw corrupt('a header that is longer than the file')
  const parsed = Header.safeParse(parseJson(bytes.toString('utf8', 8, 8 + length)))
  if (!parsed.success) throw corrupt('a header that is no safetensors header')
  const { __metadata__: facts, ...entries } = parsed.data as Record<
    string,
    { dtype: Dtype; shape: number[]; data_offsets: [number, number] }
  > & {
    __metadata__: Record<string, string>
  }
  const base = 8 + length
  const tensors: Record<string, SavedTensor> = {}
  for (const [
    name,
    {
      dtype,
      shape,
      data_offsets: [from, to],
    },
  ] of Object.entries(entries)) {
    const size = shape.reduce((a, b) => a * b, 1) * arrays[dtype].BYTES_PER_ELEMENT
    if (from < 0 || to - from !== size || base + to > bytes.length)
      throw corrupt(`tensor ${name} of ${to - from} bytes where ${size} belong`)
    const copy = bytes.buffer.slice(bytes.byteOffset + base + from, bytes.byteOffset + base + to)
    tensors[name] = { shape, data: new arrays[dtype](copy as ArrayBuffer) }
  }
  return {
    family: facts.family,
    params: parseJson(facts.params) as Json,
    meta: parseJson(facts.meta) as SavedModel['meta'],
    tensors,
  }
}

function dtypeOf(data: SavedTensor['data']): Dtype {
  if (data instanceof Float32Array) return 'F32'
  return data instanceof Float64Array ? 'F64' : 'I32'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
