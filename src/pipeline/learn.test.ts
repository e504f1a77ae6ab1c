import { expect, test } from 'vitest'
import { given, type StoryEvent, storyStart, temporaryFolder } from '../../test/given.ts'
import { newId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { prepare } from '../prepare/prepare.ts'
import { TargetDefinition } from '../prepare/target.ts'
import { targets } from '../store/metadata-schema.ts'
import { type LearnRequest, learn } from './learn.ts'

const nothing = () => undefined
const context = {
  signal: new AbortController().signal,
  progress: nothing,
  judged: nothing,
  notJudged: nothing,
  trained: nothing,
}

/** What is learnt of a shop's demand up to a day. */
async function givenDemand(stories: Record<string, StoryEvent[]>) {
  const { store, project } = await given(stories)
  const definition = TargetDefinition.parse({ use: 'forecast', horizon_days: 14 })
  const target = { id: newId(), project, definition }
  await store.db
    .insert(targets)
    .values({ id: target.id, project_id: project, name: 'demand', use: 'forecast', definition })
  return async (day: number, champion: LearnRequest['champion'] = null) => {
    const cutoff = new Date(storyStart.getTime() + day * DAY_MS)
    const { dir, hash } = await prepare(store, target, { cutoff, ...context })
    const request = {
      use: 'forecast' as const,
      dataset: dir,
      dataset_hash: hash,
      out: temporaryFolder(),
      seed: 1,
      minutes: 0,
    }
    return learn({ ...request, champion }, context)
  }
}

test('a forecast that has aged gives way to the same recipe fitted anew', async () => {
  const stories: Record<string, StoryEvent[]> = {}
  for (let item = 0; item < 12; item++) {
    stories[`p${item}`] = Array.from({ length: 160 }, (_, day): StoryEvent => {
      // Quiet for a hundred days, then a new level.
      const quantity = (day < 100 ? 10 : 200) + ((day * 31 + item * 17) % 7)
      return ['item_purchased', day * 86_400, { item: `i${item}`, order_id: `o${item}-${day}`, quantity, price: 1 }]
    })
  }
  const learntOn = await givenDemand(stories)
  const before = await learntOn(100)
  const { verdict } = await learntOn(160, before.winner)
  expect(verdict).toMatchObject({ promote: true, verdict: expect.stringContaining('as it serves') })
})
