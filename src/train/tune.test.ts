import { expect, test } from 'vitest'
import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import type { Family, Fitted } from '../models/family.ts'
import { fitsPerFold, tune, type ValidationFold } from './tune.ts'

interface Level extends Fitted {
  level: number
}

const levels: Family<null, Level> = {
  name: 'levels',
  about: 'A number that is its own score.',
  params: z.strictObject({ level: z.number() }),
  grid: [{ level: 1 }, { level: 3 }, { level: 2 }],
  fit: async (_data, params) => ({
    level: (params as { level: number }).level,
    save: () => ({ family: 'levels', params, meta: {}, tensors: {} }),
  }),
  load: () => {
    throw new Error('not needed')
  },
}

const fold = (score: (level: number) => number): ValidationFold<null, Level> => ({
  data: null,
  cut_ms: 0,
  score: async (model) => score(model.level),
})
const options = { seed: 1, signal: new AbortController().signal, tuned: new Map(), progress: () => undefined }

test('the point of the grid with the best mean over the folds is taken', async () => {
  const folds = [fold((level) => level), fold((level) => level / 2)]
  expect(await tune(levels, folds, options)).toEqual({ params: { level: 3 }, score: 2.25 })
})

test('a fold in which nothing could be scored does not decide', async () => {
  expect(await tune(levels, [fold(() => Number.NaN), fold((level) => level)], options)).toEqual({
    params: { level: 3 },
    score: 3,
  })
})

test('a family that needs time shares it: the better half is tried again with twice as much', async () => {
  const tried: [level: number, budget_s: number | undefined][] = []
  const timed: Family<null, Level> = {
    ...levels,
    needs_time: true,
    grid: [{ level: 1 }, { level: 3 }, { level: 2 }, { level: 0 }],
    async fit(data, params, context) {
      tried.push([(params as { level: number }).level, context.budget_s])
      return await levels.fit(data, params, context)
    },
  }
  const seen: number[] = []
  const given = { ...options, budget_s: 8, progress: (fraction: number) => void seen.push(fraction) }
  const folds = [fold((level) => level), fold((level) => level / 2)]
  expect(await tune(timed, folds, given)).toEqual({ params: { level: 3 }, score: 2.25 })
  expect(tried.filter((_, i) => i % 2 === 0)).toEqual([
    ...[1, 3, 2, 0].map((level) => [level, 2]),
    ...[3, 2].map((level) => [level, 4]),
    [3, 8],
  ])
  const spent = tried.reduce((sum, [, budget_s]) => sum + budget_s!, 0)
  expect(spent).toBe(8 * folds.length * fitsPerFold(timed))
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(-1)).toBe(1)
})

test('what diverges in a search does not end it', async () => {
  const wild: Family<null, Level> = {
    ...levels,
    needs_time: true,
    async fit(data, params, context) {
      if ((params as { level: number }).level === 3) throw new BellwetherError({ code: 'nn.diverged' })
      return await levels.fit(data, params, context)
    },
  }
  expect(await tune(wild, [fold((level) => level)], { ...options, budget_s: 1 })).toEqual({
    params: { level: 2 },
    score: 2,
  })
})
