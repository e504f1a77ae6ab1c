import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/given.ts'
import { readTensors, type TensorFile, writeTensors } from './safetensors.ts'

const file: TensorFile = {
  tensors: new Map<string, { shape: number[]; data: Float32Array | Int32Array | Uint8Array | Float64Array }>([
    ['mask', { shape: [3], data: Uint8Array.of(1, 0, 1) }],
    ['weight', { shape: [2, 1], data: Float32Array.of(0.5, -1) }],
    ['ids', { shape: [1], data: Int32Array.of(7) }],
    ['exact', { shape: [], data: Float64Array.of(Math.E) }],
  ]),
  metadata: { format: 'test' },
}

test('arrays of every kind come back to the same bits, wherever in the file they begin', async () => {
  const path = join(temporaryFolder(), 'a.safetensors')
  await writeTensors(path, file)
  expect(await readTensors(path)).toEqual(file)
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, -1), 'goes on after its end'],
  ['of another kind', () => Buffer.from('<!doctype html>'), 'within its header'],
  ['whose numbers have changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(1)]), 'changed'],
])('a file %s is refused with the reason', async (_, damage, reason) => {
  const path = join(temporaryFolder(), 'a.safetensors')
  await writeTensors(path, file)
  await writeFile(path, damage(await readFile(path)))
  const got = expect.stringContaining(reason)
  await expect(readTensors(path)).rejects.toMatchObject({ code: 'nn.checkpoint', field: path, got })
})

test('a file that is not there is said so', async () => {
  const path = join(temporaryFolder(), 'none.safetensors')
  await expect(readTensors(path)).rejects.toMatchObject({ code: 'nn.checkpoint', got: 'there is no such file' })
})
