import { backtest } from '../evaluate/backtest.ts'
import { examples } from '../evaluate/examples.ts'
import { forecastJudge } from '../evaluate/forecast.ts'
import { propensityJudge } from '../evaluate/propensity.ts'
import { recommendationJudge } from '../evaluate/recommendation.ts'
import { classifiers } from '../models/classifiers.ts'
import type { Fitted } from '../models/family.ts'
import { forecasters } from '../models/forecasters.ts'
import { knownRecommenders, recommenders } from '../models/recommenders.ts'
import { readForecast } from '../prepare/forecast.ts'
import { readPropensity } from '../prepare/propensity.ts'
import { readNames, readRecommendation } from '../prepare/recommendation.ts'
import type { Use } from '../prepare/target.ts'
import type { Learning } from './use.ts'

/** A row's own types stay inside it: data read by a row goes only to the same row's families and judge. */
export type AnyLearning = Learning<unknown, Fitted, unknown>

const row = <Data, Model extends Fitted, Units>(learning: Learning<Data, Model, Units>) =>
  learning as unknown as AnyLearning

/** The families that take part in a run: those that need time where it was given some. */
export const takingPart = (use: Use, minutes: number): AnyLearning['families'] =>
  learnings[use].families.filter(({ needs_time }) => !needs_time || minutes > 0)

export const learnings: Record<Use, AnyLearning> = {
  recommendation: row({
    read: readRecommendation,
    families: recommenders,
    known: knownRecommenders,
    judge: recommendationJudge,
    examples: async (judged, data, window, { dir, ...context }) =>
      examples(judged, data, window, { ...context, names: await readNames(dir) }),
  }),
  forecast: row({ read: readForecast, families: forecasters, known: forecasters, judge: forecastJudge, backtest }),
  propensity: row({ read: readPropensity, families: classifiers, known: classifiers, judge: propensityJudge }),
}
