import type { Tensor } from '../tensor.ts'
import { axesOf } from './axes.ts'
import { mean } from './mean.ts'
import { square } from './square.ts'
import { sub } from './sub.ts'
import type { ReductionOptions } from './sum.ts'

/** Mean squared distance from the mean over axes (divided by n, not n − 1), all of them unless named, float32. */
export const variance = (x: Tensor, { axes, keep = false }: ReductionOptions = {}): Tensor =>
  mean(square(sub(x, mean(x, { axes, keep: true }))), { axes: axesOf(x.shape, axes), keep })
