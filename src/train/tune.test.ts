import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Family, Fitted } from '../models/family.ts'
import { tune, type ValidationFold } from './tune.ts'

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
