import type { Operand, Tensor } from '../../tensor.ts'
import { abs } from '../abs.ts'
import { clip } from '../clip.ts'
import { elu } from '../elu.ts'
import { erf } from '../erf.ts'
import { exp } from '../exp.ts'
import { floor } from '../floor.ts'
import { gelu } from '../gelu.ts'
import { leakyRelu } from '../leaky-relu.ts'
import { log } from '../log.ts'
import { digamma, logGamma } from '../log-gamma.ts'
import { logSigmoid } from '../log-sigmoid.ts'
import { log1p } from '../log1p.ts'
import { mul } from '../mul.ts'
import { neg } from '../neg.ts'
import { power } from '../power.ts'
import { reciprocal } from '../reciprocal.ts'
import { relu } from '../relu.ts'
import { sigmoid } from '../sigmoid.ts'
import { sign } from '../sign.ts'
import { silu } from '../silu.ts'
import { cos, sin } from '../sin.ts'
import { softplus } from '../softplus.ts'
import { sqrt } from '../sqrt.ts'
import { square } from '../square.ts'
import { tanh } from '../tanh.ts'
import type { Draw, OpCase } from './case.ts'

/** A case of a function of one number, over [from, to) or over numbers that are never near 0. */
const unary = (
  op: string,
  apply: (x: Operand) => Tensor,
  of: (x: number) => number,
  { from = -2, to = 2, when, kink = false }: { from?: number; to?: number; when?: string; kink?: boolean } = {},
): OpCase => ({
  op,
  when,
  operands(draw: Draw) {
    const shape = [draw.integer(1, 3), draw.integer(1, 4)]
    return [kink ? draw.distinct(shape) : draw.reals(shape, from, to)]
  },
  apply: (x) => apply(x),
  expected: ({ data }) => Array.from(data, of),
})

/** At given numbers, small and large. */
const extreme = (
  op: string,
  apply: (x: Operand) => Tensor,
  of: (x: number) => number,
  xs: readonly number[],
): OpCase => ({
  op,
  when: `at ${xs.join(', ')}`,
  operands: (draw) => [draw.operand([xs.length], 'float32', Float32Array.from(xs))],
  apply: (x) => apply(x),
  expected: () => xs.map(of),
})

/** Simpson's rule. */
function erfOf(x: number): number {
  const steps = 200
  const h = x / steps
  let total = 0
  for (let i = 0; i <= steps; i++) total += (i % steps === 0 ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-((i * h) ** 2))
  return (total * h * 2) / 3 / Math.sqrt(Math.PI)
}
const sigmoidOf = (x: number) => 1 / (1 + Math.exp(-x))
const softplusOf = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
const geluOf = (x: number) => (x * (1 + erfOf(x / Math.SQRT2))) / 2
const tanhGeluOf = (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
/** By the recurrence up to where Stirling's series has converged, in double precision. */
function logGammaOf(x: number): number {
  if (x < 20) return logGammaOf(x + 1) - Math.log(x)
  return (
    (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5)
  )
}
function digammaOf(x: number): number {
  if (x < 20) return digammaOf(x + 1) - 1 / x
  return Math.log(x) - 1 / (2 * x) - 1 / (12 * x ** 2) + 1 / (120 * x ** 4) - 1 / (252 * x ** 6)
}
const far = [-1000, -90, -30, 0, 30, 90, 1000]

export const activations: readonly OpCase[] = [
  unary('exp', exp, Math.exp),
  unary('log', log, Math.log, { from: 0.2, to: 3 }),
  unary('log1p', log1p, Math.log1p, { from: -0.7, to: 3 }),
  unary(
    'log1p',
    (x) => mul(log1p(x), 1e6),
    (x) => 1e6 * Math.log1p(x),
    { from: -1e-6, to: 1e-6, when: 'of tiny numbers' },
  ),
  extreme('log1p', log1p, (x) => Math.log1p(Math.fround(x)), [-0.9, -0.5, 0, 1e-4, 3, 1e6, 1e30]),
  unary('sqrt', sqrt, Math.sqrt, { from: 0.2, to: 3 }),
  unary('neg', neg, (x) => -x),
  unary('square', square, (x) => x * x),
  unary('abs', abs, Math.abs, { kink: true }),
  unary('sign', sign, Math.sign, { kink: true }),
  unary('floor', floor, Math.floor),
  unary('reciprocal', reciprocal, (x) => 1 / x, { from: 0.5, to: 2 }),
  unary('erf', erf, erfOf),
  unary('tanh', tanh, Math.tanh),
  unary('sigmoid', sigmoid, sigmoidOf),
  extreme('sigmoid', sigmoid, sigmoidOf, far),
  unary('softplus', softplus, softplusOf),
  extreme('softplus', softplus, softplusOf, far),
  unary('log-sigmoid', logSigmoid, (x) => -softplusOf(-x)),
  extreme('log-sigmoid', logSigmoid, (x) => -softplusOf(-x), far),
  unary('relu', relu, (x) => Math.max(x, 0), { kink: true }),
  unary('gelu', gelu, geluOf),
  extreme('gelu', gelu, (x) => (Math.abs(x) > 8 ? Math.max(x, 0) : geluOf(x)), far),
  unary('gelu', (x) => gelu(x, { approximate: 'tanh' }), tanhGeluOf, { when: 'approximated' }),
  unary('silu', silu, (x) => x * sigmoidOf(x)),
  extreme('silu', silu, (x) => x * sigmoidOf(x), far),
  unary('elu', elu, (x) => (x > 0 ? x : Math.expm1(x)), { kink: true }),
  unary(
    'elu',
    (x) => elu(x, { alpha: 0.3 }),
    (x) => (x > 0 ? x : 0.3 * Math.expm1(x)),
    { kink: true, when: 'smaller' },
  ),
  unary('leaky-relu', leakyRelu, (x) => (x > 0 ? x : 0.01 * x), { kink: true }),
  unary(
    'clip',
    (x) => clip(x, { min: -0.1, max: 0.1 }),
    (x) => Math.min(Math.max(x, -0.1), 0.1),
    { kink: true },
  ),
  unary(
    'clip',
    (x) => clip(x, { max: -0.1 }),
    (x) => Math.min(x, -0.1),
    { kink: true, when: 'open below' },
  ),
  unary('sin', sin, Math.sin),
  unary('cos', cos, Math.cos),
  ...[-1, -0.5, 0, 0.5, 1, 1.7, 2, 3].map((exponent) =>
    unary(
      'power',
      (x) => power(x, { exponent }),
      (x) => x ** exponent,
      { from: 0.3, to: 2, when: `of ${exponent}` },
    ),
  ),
  extreme(
    'power',
    (x) => power(x, { exponent: 2 }),
    (x) => x * x,
    [-2, -1, 0, 1],
  ),
  unary('log-gamma', logGamma, logGammaOf, { from: 0.3, to: 6 }),
  unary('digamma', digamma, digammaOf, { from: 0.4, to: 6 }),
  // From 1e-3 to 1e6, one at a time: the loss is a float32, which a large one fills.
  ...[-6.9, -3, 0, 0.7, 3, 8, 13.8].flatMap((x) => [
    extreme(
      'log-gamma',
      (of) => logGamma(exp(of)),
      (of) => logGammaOf(Math.exp(of)),
      [x],
    ),
    extreme(
      'digamma',
      (of) => digamma(exp(of)),
      (of) => digammaOf(Math.exp(of)),
      [x],
    ),
  ]),
  extreme('tanh', tanh, Math.tanh, far),
  extreme(
    'relu',
    (x) => mul(relu(x), relu(x)),
    (x) => Math.max(x, 0) ** 2,
    [-1000, 0, 3],
  ),
  extreme('erf', erf, (x) => Math.sign(x), [-1000, -9, 9, 1000]),
  unary(
    'gelu',
    (x) => gelu(mul(x, 20), { approximate: 'tanh' }),
    (x) => tanhGeluOf(20 * x),
    { from: 1, when: 'approximated, far from 0' },
  ),
]
