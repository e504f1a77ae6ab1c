import { add } from '../ops/add.ts'
import { div } from '../ops/div.ts'
import { log } from '../ops/log.ts'
import { log1p } from '../ops/log1p.ts'
import { mul } from '../ops/mul.ts'
import { reciprocal } from '../ops/reciprocal.ts'
import { square } from '../ops/square.ts'
import { sub } from '../ops/sub.ts'
import type { Operand, Tensor } from '../tensor.ts'

/** Steps up by Γ(x + 1) = x · Γ(x), to where three terms of Stirling's series are exact to float32. */
const SHIFT = 4

/**
 * log Γ(x + y) − log Γ(x) by element, x > 0 and y ≥ 0, both broadcast: the logarithm of the rising factorial. By
 * Stirling's series of both at once (Abramowitz & Stegun 1964, 6.1.41), so that what is large in both never stands
 * alone: the difference keeps its digits where x is large and that of two log Γ has none left.
 */
export function logRising(x: Operand, y: Tensor): Tensor {
  const base = add(x, SHIFT)
  const main = add(mul(sub(base, 0.5), log1p(div(y, base))), mul(y, sub(log(add(base, y)), 1)))
  return add(main, risingRest(x, y))
}

/**
 * What is left of `logRising` beside (x + 3.5) · log(1 + y ÷ (x + 4)) + y · (log(x + 4 + y) − 1): that of the series, and
 * the steps. It grows with log y only.
 */
export function risingRest(x: Operand, y: Tensor): Tensor {
  const base = add(x, SHIFT)
  const steps = Array.from({ length: SHIFT }, (_, k) => log1p(div(y, add(x, k))))
  return steps.reduce((rest, step) => sub(rest, step), sub(series(add(base, y)), series(base)))
}

/** 1/(12x) − 1/(360x³) + 1/(1260x⁵). */
function series(x: Tensor): Tensor {
  const inverse = reciprocal(x)
  const squared = square(inverse)
  return mul(inverse, add(mul(squared, add(mul(squared, 1 / 1260), -1 / 360)), 1 / 12))
}
