import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/given.ts'
import type { SavedModel } from './family.ts'
import { readModel, writeModel } from './saved-model.ts'

const model: SavedModel = {
  family: 'ease',
  params: { lambda: 100 },
  meta: { items: ['a', 'ü'] },
  tensors: {
    weights: { shape: [2, 2], data: new Float32Array([1, 2, 3, Math.fround(0.1)]) },
    counts: { shape: [2], data: new Int32Array([7, -1]) },
    // Begins in the file at no multiple of eight bytes.
    exact: { shape: [1], data: new Float64Array([Math.PI]) },
    area: { shape: [1], data: new Float32Array([3]) },
  },
}

test('a model comes back from its file to the same bits', async () => {
  const dir = temporaryFolder()
  await writeModel(dir, model)
  expect(await readModel(dir)).toEqual(model)
})

test('the same model makes the same bytes', async () => {
  const [a, b] = [temporaryFolder(), temporaryFolder()]
  await writeModel(a, model)
  await writeModel(b, { ...model, tensors: Object.fromEntries(Object.entries(model.tensors).reverse()) })
  expect(await readFile(`${a}/model.safetensors`)).toEqual(await readFile(`${b}/model.safetensors`))
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
  ['whose numbers have changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(9)])],
  ['of another kind', () => Buffer.from('<!doctype html><p>not a model')],
  [
    'with a broken header',
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 8), Buffer.from('x'), bytes.subarray(9)]),
  ],
])('a file %s is refused', async (_, damage) => {
  const dir = temporaryFolder()
  await writeModel(dir, model)
  await writeFile(`${dir}/model.safetensors`, damage(await readFile(`${dir}/model.safetensors`)))
  await expect(readModel(dir)).rejects.toMatchObject({ code: 'models.corrupt' })
})
