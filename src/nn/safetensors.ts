import { createHash } from 'node:crypto'
import { open, readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { type Shape, size, type TensorData } from './tensor.ts'

/** Named arrays with text beside them, as a safetensors file holds them (https://github.com/huggingface/safetensors). */
export interface TensorFile {
  tensors: Map<string, { shape: Shape; data: TensorData | Float64Array }>
  metadata: Record<string, string>
}

const types = { F32: Float32Array, F64: Float64Array, I32: Int32Array, BOOL: Uint8Array } as const
type Dtype = keyof typeof types

const Entry = z.object({
  dtype: z.enum(['F32', 'F64', 'I32', 'BOOL']),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
})
const Header = z.object({ __metadata__: z.record(z.string(), z.string()).default({}) }).catchall(Entry)

/** Name under which a file holds the SHA-256 of its numbers. */
const DIGEST = 'sha256'

/**
 * Writes a file whole or not at all: beside it first, then renamed over it once it is on the disk. A digest of the
 * numbers goes into the metadata.
 */
export async function writeTensors(path: string, { tensors, metadata }: TensorFile): Promise<void> {
  const entries: [string, z.infer<typeof Entry>][] = []
  const parts: Uint8Array[] = []
  let at = 0
  for (const [name, { shape, data }] of tensors) {
    entries.push([name, { dtype: dtypeOf(data), shape: [...shape], data_offsets: [at, at + data.byteLength] }])
    parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    at += data.byteLength
  }
  const header = { __metadata__: { ...metadata, [DIGEST]: digestOf(parts) }, ...Object.fromEntries(entries) }
  const text = Buffer.from(JSON.stringify(header))
  // Numbers begin at a multiple of 8; spaces fill the header up.
  const padded = Buffer.alloc(Math.ceil(text.length / 8) * 8, ' ')
  text.copy(padded)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(padded.length))
  const beside = `${path}.${process.pid}.part`
  const file = await open(beside, 'w')
  try {
    for (const part of [length, padded, ...parts]) await writeFile(file, part)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** Reads a file. @throws nn.checkpoint with the reason where it is damaged or no such file. */
export async function readTensors(path: string): Promise<TensorFile> {
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw damaged(path, error.code === 'ENOENT' ? 'there is no such file' : error.message)
  })
  const headerBytes = file.length >= 8 ? Number(file.readBigUInt64LE(0)) : Number.NaN
  if (!(8 + headerBytes <= file.length)) throw damaged(path, `it ends within its header, after ${file.length} bytes`)
  const { __metadata__, ...entries } = headerOf(path, file.subarray(8, 8 + headerBytes).toString())
  const numbers = file.subarray(8 + headerBytes)
  const tensors: TensorFile['tensors'] = new Map()
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, data_offsets } = entry as z.infer<typeof Entry>
    const [from, to] = data_offsets
    const array = types[dtype]
    if (to > numbers.length) throw damaged(path, `${name} goes on after its end, at byte ${numbers.length}`)
    if (to - from !== size(shape) * array.BYTES_PER_ELEMENT) {
      throw damaged(path, `${name} has ${to - from} bytes for a shape of ${shape.join(' × ')}`)
    }
    // Copied: in the file an array may begin where its kind of number may not.
    tensors.set(name, { shape, data: new array(Uint8Array.from(numbers.subarray(from, to)).buffer) })
  }
  const { [DIGEST]: digest, ...metadata } = __metadata__
  if (digest !== undefined && digest !== digestOf([numbers]))
    throw damaged(path, 'its numbers have changed since it was written')
  return { tensors, metadata }
}

function dtypeOf(data: TensorData | Float64Array): Dtype {
  if (data instanceof Float32Array) return 'F32'
  if (data instanceof Float64Array) return 'F64'
  return data instanceof Int32Array ? 'I32' : 'BOOL'
}

function headerOf(path: string, text: string): z.infer<typeof Header> {
  try {
    return Header.parse(JSON.parse(text))
  } catch {
    throw damaged(path, 'its header is not that of a safetensors file')
  }
}

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const damaged = (path: string, reason: string): BellwetherError =>
  new BellwetherError({
    code: 'nn.checkpoint',
    field: path,
    expected: 'a whole safetensors file',
    got: reason,
    hint: 'Take an earlier checkpoint, or begin anew without one.',
  })
