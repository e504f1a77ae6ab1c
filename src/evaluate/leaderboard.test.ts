import { expect, test } from 'vitest'
import { z } from 'zod'
import { BellwetherError, type ErrorCode } from '../core/errors.ts'
import type { Family, Fitted } from '../models/family.ts'
import type { Judge } from './judge.ts'
import { type LeaderboardOptions, leaderboard, type NotJudged } from './leaderboard.ts'

const judge: Judge<null, Fitted, null> = {
  main: 'score',
  higher_is_better: true,
  baseline: 'simple',
  before: () => null,
  score: async () => ({ metrics: { score: 1 }, ci95: {}, units: null }),
  compare: () => ({ difference: 0, lo: 0, hi: 0, pairs: 1, each: [1, 1], on: 'nothing' }),
}

function family(name: string, { fails, ...rest }: { fails?: ErrorCode; needs_time?: true } = {}): Family<null, Fitted> {
  const model: Fitted = { save: () => ({ family: name, params: {}, meta: {}, tensors: {} }) }
  return {
    name,
    about: name,
    params: z.strictObject({}),
    grid: [{}],
    async fit() {
      if (fails) throw new BellwetherError({ code: fails })
      return model
    },
    load: () => model,
    ...rest,
  }
}

function judgedOf(...families: Family<null, Fitted>[]) {
  const left: NotJudged[] = []
  const options: LeaderboardOptions<Fitted, null> = {
    validation: [{ from_ms: 0, to_ms: 1 }],
    test: { from_ms: 1, to_ms: 2 },
    seed: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
    judged: () => undefined,
    notJudged: (one) => left.push(one),
    trained: () => undefined,
  }
  return { left, board: leaderboard(families, judge, null, options) }
}

test('a network that diverges is left out with its reason, and the others are judged', async () => {
  const { left, board } = judgedOf(family('simple'), family('deep', { needs_time: true, fails: 'nn.diverged' }))
  const { rows, winner } = await board
  expect(rows.map(({ name }) => name)).toEqual(['simple'])
  expect(winner.name).toBe('simple')
  expect(left).toEqual([{ family: 'deep', error: 'nn.diverged', message: expect.any(String) }])
})

test('a simple family that fails, and a run that is cancelled, end it', async () => {
  const simple = judgedOf(family('simple', { fails: 'models.too_little_data' }))
  await expect(simple.board).rejects.toMatchObject({ code: 'models.too_little_data' })
  const cancelled = judgedOf(family('deep', { needs_time: true, fails: 'core.aborted' }))
  await expect(cancelled.board).rejects.toMatchObject({ code: 'core.aborted' })
})
