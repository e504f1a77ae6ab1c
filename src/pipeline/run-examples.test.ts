import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { given } from '../../test/given.ts'
import { newId, personId } from '../core/ids.ts'
import type { Example } from '../evaluate/examples.ts'
import { run_examples, runs, targets } from '../store/metadata-schema.ts'
import { getRun } from './run.ts'
import { examplesOf, saveExamples } from './run-examples.ts'

const example = (person: string, kind: Example['kind'], ndcg: number): Example => ({
  person,
  kind,
  ndcg,
  past: [{ item: 'tea', name: 'Tea', time_ms: 5 }],
  recommended: [{ item: 'cup', hit: true }],
  taken: [{ item: 'cup' }],
})

test('examples come back in their order under an id of the person, without those of whom nothing is stored', async () => {
  const { store, project } = await given({ ann: [['seen', 0]], bob: [['seen', 0]] })
  const [target_id, id] = [newId(), newId()]
  await store.db
    .insert(targets)
    .values({ id: target_id, project_id: project, name: 'shop', use: 'recommendation', definition: {} })
  await store.db
    .insert(runs)
    .values({ id, project_id: project, target_id, cause: 'manual', state: 'done', cutoff: new Date(0), seed: 1 })
  const run = await getRun(store, id)
  expect(await examplesOf(store, run)).toEqual([])

  const [ann, bob] = [personId(project, 'ann'), personId(project, 'bob')]
  await saveExamples(store, run, [example(bob, 'best', 1), example(newId(), 'best', 0.9), example(ann, 'worst', 0)])
  const { person: _, ...shown } = example(bob, 'best', 1)
  const found = await examplesOf(store, run)
  expect(found[0]).toEqual({ distinct_id: 'bob', ...shown })
  expect(found.map(({ distinct_id }) => distinct_id)).toEqual(['bob', 'ann'])

  // What erasing a person does to them: one row, found by the person.
  await store.db.delete(run_examples).where(eq(run_examples.person_id, bob))
  expect((await examplesOf(store, run)).map(({ distinct_id }) => distinct_id)).toEqual(['ann'])
})
