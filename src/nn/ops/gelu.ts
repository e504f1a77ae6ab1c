import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { elementwise } from './elementwise.ts'
import { erf } from './erf.ts'
import { exp } from './exp.ts'
import { mul } from './mul.ts'
import { square } from './square.ts'
import { sub } from './sub.ts'
import { tanh } from './tanh.ts'

export interface GeluOptions {
  /** `none`: by the error function (unless told). `tanh`: the approximation that GPT-2 and BERT were trained with. */
  approximate?: 'none' | 'tanh'
}

/**
 * x · Φ(x), Φ the standard normal distribution, by element, any shape, float32: Hendrycks & Gimpel 2016,
 * arXiv:1606.08415.
 */
export const gelu: Operation<[x: Operand], GeluOptions> = defineOp({
  name: 'gelu',
  shape([x], attributes, [type]) {
    const { approximate = 'none' } = attributes
    if (approximate !== 'none' && approximate !== 'tanh') throw misfit("approximate: 'none' or 'tanh'", 'Name one.')
    return elementwise([x], attributes, [type])
  },
  emit: (onnx, [x], { attributes: { approximate = 'none' } }) => onnx.node('Gelu', [x], { approximate }),
  gradient: ({ inputs: [x], dy, attributes: { approximate } }) => [
    mul(approximate === 'tanh' ? approximateSlope(x) : slope(x), mul(dy, 0.5)),
  ],
})

/** 2 · (Φ(x) + x · φ(x)) = 1 + erf(u) + u · 2/√π · e^(−u²) where u = x/√2: the factor is taken into the exponent. */
function slope(x: Tensor): Tensor {
  const u = mul(x, Math.SQRT1_2)
  const bell = exp(sub(Math.log(2 / Math.sqrt(Math.PI)), square(u)))
  return add(add(erf(u), mul(u, bell)), 1)
}

/** 2 · d/dx ½x(1 + tanh v) = (1 + t)(1 + (1 − t) · x · dv/dx) where v = √(2/π)(x + 0.044715x³) and t = tanh v. */
function approximateSlope(x: Tensor): Tensor {
  const [a, b] = [Math.sqrt(2 / Math.PI), Math.sqrt(2 / Math.PI) * 0.044715]
  const cubic = mul(square(x), b)
  const t = tanh(mul(x, add(cubic, a)))
  const climb = mul(x, add(mul(cubic, 3), a))
  return mul(add(t, 1), add(mul(sub(1, t), climb), 1))
}
