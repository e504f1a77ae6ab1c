import { defineOp, misfit, type Operation } from '../define-op.ts'
import { MICROSOFT } from '../onnx/model.ts'
import type { Tensor } from '../tensor.ts'

export interface RotaryOptions {
  /** Wave lengths go from 2π to 2π · base; 10 000 where absent. */
  base?: number
  /** Position of the first place, 0 or more; 0 where absent. */
  offset?: number
  /** Turn the other way. */
  inverse?: boolean
}

/**
 * Rotary position embedding (Su et al. 2021, RoFormer, arXiv:2104.09864): x [batch, heads, length, d], d even, → the
 * same. Element i of the first half and of the second are a point that is turned by position · base^(−2i / d), so that
 * products of queries and keys depend on their distance alone.
 */
export const rotary: Operation<[x: Tensor], RotaryOptions> = defineOp({
  name: 'rotary',
  shape([x], { base = 10_000, offset = 0 }) {
    if (x.length !== 4 || x[3] % 2 !== 0) throw misfit('x [batch, heads, length, d], d even', 'Split the heads first.')
    if (!(base > 1) || !Number.isInteger(offset) || offset < 0) {
      throw misfit('a base above 1 and a whole offset of 0 or more', `They are ${base} and ${offset}.`)
    }
    return x
  },
  emit(onnx, [x], { inputs: [{ shape }], attributes: { base = 10_000, offset = 0, inverse = false } }) {
    const [, , length, d] = shape
    const half = d / 2
    const table = (of: (angle: number) => number) => {
      const angle = (at: number) => (offset + Math.floor(at / half)) * base ** (-(at % half) / half)
      return onnx.tensor(
        Float32Array.from({ length: length * half }, (_, at) => of(angle(at))),
        [length, half],
        'float32',
      )
    }
    const sin = table((angle) => (inverse ? -Math.sin(angle) : Math.sin(angle)))
    return onnx.node('RotaryEmbedding', [x, onnx.ints([0]), table(Math.cos), sin], {}, MICROSOFT)
  },
  gradient: ({ dy, attributes }) => [rotary(dy, { ...attributes, inverse: !attributes.inverse })],
})
