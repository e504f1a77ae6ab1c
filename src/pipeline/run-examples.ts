import { asc, eq } from 'drizzle-orm'
import { ownsOf } from '../analyse/people.ts'
import { peopleOf } from '../analyse/person.ts'
import type { Example } from '../evaluate/examples.ts'
import { run_examples } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Run } from './run.ts'

/** Keeps whom a run's winner served best and worst. The dataset names people by their person ids. */
export async function saveExamples(store: Store, run: Run, examples: readonly Example[]): Promise<void> {
  if (examples.length === 0) return
  await store.db.insert(run_examples).values(
    examples.map(({ person, ...example }, place) => ({
      run_id: run.id,
      project_id: run.project_id,
      person_id: person,
      place,
      ...example,
    })),
  )
}

export interface ShownExample extends Omit<Example, 'person'> {
  /** The person's id that was seen last. */
  distinct_id: string
}

/** A run's examples, the best first; people of whom no event is stored any more are left out. */
export async function examplesOf(store: Store, run: Run): Promise<ShownExample[]> {
  const rows = await store.db
    .select()
    .from(run_examples)
    .where(eq(run_examples.run_id, run.id))
    .orderBy(asc(run_examples.place))
  const ids = rows.map(({ person_id }) => person_id)
  const people = await peopleOf(store, run.project_id, await ownsOf(store, run.project_id, ids), 1)
  const seenLast = new Map(people.map(({ person_id, distinct_ids }) => [person_id, distinct_ids[0]]))
  return rows.flatMap(({ person_id, kind, ndcg, past, recommended, taken }) => {
    const distinct_id = seenLast.get(person_id)
    if (distinct_id === undefined) return []
    return [{ distinct_id, kind, ndcg, past, recommended, taken } as ShownExample]
  })
}
