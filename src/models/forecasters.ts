import type { Family } from './family.ts'
import type { Forecaster, SeriesSet } from './forecaster.ts'
import { movingAverage, naive, seasonalNaive, zero } from './naive-forecasts.ts'
import { ses, theta } from './theta.ts'

/** Every family of forecasters, simple ones first. */
export const forecasters: readonly Family<SeriesSet, Forecaster>[] = [
  zero,
  naive,
  seasonalNaive,
  movingAverage,
  ses,
  theta,
]
