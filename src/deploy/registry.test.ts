import { expect, test } from 'vitest'
import { givenProject } from '../../test/given.ts'
import { newId } from '../core/ids.ts'
import type { ModelCard } from '../evaluate/model-card.ts'
import type { SavedModel } from '../models/family.ts'
import { targets } from '../store/metadata-schema.ts'
import { aliases, archive, listModels, promote, register, rollBack } from './registry.ts'

const modelOf = (weight: number): SavedModel => ({
  family: 'popularity',
  params: {},
  meta: {},
  tensors: { w: { shape: [1], data: new Float32Array([weight]) } },
})

const because = (reason: string) => ({ reason, at: new Date() })

async function givenTarget() {
  const { store, project } = await givenProject()
  const target_id = newId()
  await store.db
    .insert(targets)
    .values({ id: target_id, project_id: project, name: 'shop', use: 'recommendation', definition: {} })
  const ref = { project, target_id }
  const add = (weight: number) =>
    register(store, ref, { model: modelOf(weight), card: {} as ModelCard, run_id: newId(), at: new Date() })
  return { store, ref, add }
}

test('versions count up, and the same model keeps the version it has', async () => {
  const { store, ref, add } = await givenTarget()
  const [one, two, again] = [await add(1), await add(2), await add(1)]
  expect([one.version, two.version, again.version]).toEqual([1, 2, 1])
  expect((await listModels(store, ref)).map((model) => model.version)).toEqual([2, 1])
})

test('a challenger can be taken away, the champion only replaced', async () => {
  const { store, ref, add } = await givenTarget()
  const { hash } = await add(1)
  await promote(store, ref, 'champion', hash, because('first'))
  await promote(store, ref, 'challenger', hash, because('trial'))
  await promote(store, ref, 'challenger', null, because('enough'))
  await expect(promote(store, ref, 'champion', null, because('by mistake'))).rejects.toMatchObject({
    code: 'core.invalid',
  })
  expect(await aliases(store, ref)).toEqual({ champion: hash })
})

test('the alias points at what was promoted last, and rolling back brings the one before', async () => {
  const { store, ref, add } = await givenTarget()
  const [one, two] = [await add(1), await add(2)]
  await promote(store, ref, 'champion', one.hash, because('first'))
  await promote(store, ref, 'champion', two.hash, because('better'))
  await promote(store, ref, 'challenger', one.hash, because('trial'))
  expect(await aliases(store, ref)).toEqual({ champion: two.hash, challenger: one.hash })
  expect(await rollBack(store, ref, because('worse after all'))).toBe(one.hash)
  await promote(store, ref, 'challenger', null, because('trial ended'))
  expect(await aliases(store, ref)).toEqual({ champion: one.hash })
})

test('rolling back a first champion is refused', async () => {
  const { store, ref, add } = await givenTarget()
  const { hash } = await add(1)
  await promote(store, ref, 'champion', hash, because('first'))
  await expect(rollBack(store, ref, because('no'))).rejects.toMatchObject({ code: 'core.conflict' })
})

test("another target's model cannot be promoted", async () => {
  const [mine, other] = [await givenTarget(), await givenTarget()]
  const { hash } = await other.add(5)
  await expect(promote(mine.store, mine.ref, 'champion', hash, because('mistake'))).rejects.toMatchObject({
    code: 'core.not_found',
  })
})

test('a model that answers cannot be archived; an archived one is neither promoted nor rolled back to', async () => {
  const { store, ref, add } = await givenTarget()
  const [one, two, three] = [await add(1), await add(2), await add(3)]
  for (const model of [one, two, three]) await promote(store, ref, 'champion', model.hash, because('better'))
  await expect(archive(store, ref, three.hash, { archived_at: new Date() })).rejects.toMatchObject({
    code: 'core.conflict',
    field: 'model',
  })
  await archive(store, ref, two.hash, { archived_at: new Date() })
  await expect(promote(store, ref, 'champion', two.hash, because('no'))).rejects.toMatchObject({
    code: 'core.conflict',
  })
  expect(await rollBack(store, ref, because('regret'))).toBe(one.hash)
  expect((await add(2)).archived_at).toBeNull()
  await archive(store, ref, two.hash, { archived_at: new Date() })
  await archive(store, ref, two.hash, { archived_at: null })
  await promote(store, ref, 'champion', two.hash, because('back'))
  expect((await listModels(store, ref)).map((model) => model.archived_at)).toEqual([null, null, null])
})

test('the last change is in force, even under a clock that was set back', async () => {
  const { store, ref, add } = await givenTarget()
  const [one, two] = [await add(1), await add(2)]
  await promote(store, ref, 'champion', one.hash, because('first'))
  await promote(store, ref, 'champion', two.hash, { reason: 'in a replay', at: new Date('2011-12-09') })
  expect(await aliases(store, ref)).toEqual({ champion: two.hash })
})
