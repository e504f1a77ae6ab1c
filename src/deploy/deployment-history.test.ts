import { expect, test } from 'vitest'
import { givenProject } from '../../test/given.ts'
import { newId } from '../core/ids.ts'
import type { ModelCard } from '../evaluate/model-card.ts'
import { targets } from '../store/metadata-schema.ts'
import { deploymentHistory } from './deployment-history.ts'
import { promote, register, rollBack } from './registry.ts'

const because = (reason: string) => ({ reason, at: new Date() })

test('who answered, since when and why, newest first, the taking away of an alias included', async () => {
  const { store, project } = await givenProject()
  const ref = { project, target_id: newId() }
  await store.db
    .insert(targets)
    .values({ id: ref.target_id, project_id: project, name: 'shop', use: 'recommendation', definition: {} })
  const add = (weight: number) =>
    register(store, ref, {
      model: {
        family: 'popularity',
        params: {},
        meta: {},
        tensors: { w: { shape: [1], data: new Float32Array([weight]) } },
      },
      card: {} as ModelCard,
      run_id: newId(),
      at: new Date(),
    })
  const [one, two] = [await add(1), await add(2)]
  await promote(store, ref, 'champion', one.hash, because('first'))
  await promote(store, ref, 'champion', two.hash, because('better'))
  await promote(store, ref, 'challenger', one.hash, because('trial'))
  await promote(store, ref, 'challenger', null, because('trial ended'))
  await rollBack(store, ref, because('worse after all'))
  const history = await deploymentHistory(store, ref)
  expect(history.map(({ alias, version, family, reason }) => [alias, version, family, reason])).toEqual([
    ['champion', 1, 'popularity', 'worse after all'],
    ['challenger', null, null, 'trial ended'],
    ['challenger', 1, 'popularity', 'trial'],
    ['champion', 2, 'popularity', 'better'],
    ['champion', 1, 'popularity', 'first'],
  ])
  expect(history[0].since.getTime()).toBeGreaterThanOrEqual(history[4].since.getTime())
})
