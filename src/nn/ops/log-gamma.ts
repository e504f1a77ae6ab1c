import { defineOp, type Operation } from '../define-op.ts'
import type { Emitter } from '../onnx/emitter.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { reciprocal } from './reciprocal.ts'
import { square } from './square.ts'
import { sub } from './sub.ts'

/** Binary operations between names and numbers. */
function arithmeticOf(onnx: Emitter) {
  const name = (x: string | number) => (typeof x === 'number' ? onnx.scalar(x) : x)
  const binary = (op: string) => (a: string | number, b: string | number) => onnx.node(op, [name(a), name(b)])
  return { plus: binary('Add'), minus: binary('Sub'), times: binary('Mul'), over: binary('Div') }
}

/**
 * log Γ(x) by element, any shape, float32, x from 1e-3 to 1e9, to 1e-6 of max(1, |log Γ|). Stirling's series at x + 4
 * less the logarithm of x(x + 1)(x + 2)(x + 3): Abramowitz & Stegun 6.1.41 and 6.1.15.
 */
export const logGamma: Operation<[x: Operand]> = defineOp({
  name: 'log-gamma',
  shape: elementwise,
  emit(onnx, [x]) {
    const { plus, minus, times } = arithmeticOf(onnx)
    const [x3, z] = [plus(x, 3), plus(x, 4)]
    const q = times(x, x3)
    // The constant of the series, ½ log 2π, goes under the logarithm of the product.
    const product = times(times(q, 1 / Math.sqrt(2 * Math.PI)), plus(q, 2))
    const r = onnx.node('Reciprocal', [z])
    const r2 = times(r, r)
    const series = times(r, minus(1 / 12, times(r2, minus(1 / 360, times(r2, 1 / 1260)))))
    // (z − ½) log z − z, z − ½ = x + 3.5
    const main = minus(times(plus(x, 3.5), onnx.node('Log', [z])), z)
    return minus(plus(main, series), onnx.node('Log', [product]))
  },
  gradient: ({ inputs: [x], dy }) => [mul(dy, digamma(x))],
})

/** The derivative of log Γ by element, any shape, float32, x from 1e-3 to 1e9, to 1e-6 of max(1, |ψ|): by 6.3.18. */
export const digamma: Operation<[x: Operand]> = defineOp({
  name: 'digamma',
  shape: elementwise,
  emit(onnx, [x]) {
    const { plus, minus, times, over } = arithmeticOf(onnx)
    const [x3, z] = [plus(x, 3), plus(x, 4)]
    const q = times(x, x3)
    // 1/x + … + 1/(x + 3), the derivative of log(q(q + 2)) where q′ = 2x + 3; in two factors, so that neither overflows.
    const steps = times(over(plus(x, x3), q), over(plus(times(q, 2), 2), plus(q, 2)))
    const r = onnx.node('Reciprocal', [z])
    const r2 = times(r, r)
    const tail = times(r2, minus(1 / 12, times(r2, minus(1 / 120, times(r2, 1 / 252)))))
    return minus(minus(onnx.node('Log', [z]), plus(times(r, 0.5), tail)), steps)
  },
  gradient: ({ inputs: [x], dy }) => [mul(dy, trigamma(x))],
})

/** The derivative of digamma: by 6.4.12 and 6.4.6. */
function trigamma(x: Tensor): Tensor {
  const r = reciprocal(add(x, 4))
  const r2 = square(r)
  const tail = add(mul(r2, sub(1 / 6, mul(r2, sub(1 / 30, mul(r2, 1 / 42))))), add(mul(r, 0.5), 1))
  const steps = [0, 1, 2, 3].map((i) => square(reciprocal(add(x, i)))).reduce((a, b) => add(a, b))
  return add(mul(r, tail), steps)
}
