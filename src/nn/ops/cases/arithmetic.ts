import { add } from '../add.ts'
import { div } from '../div.ts'
import { maximum } from '../maximum.ts'
import { minimum } from '../minimum.ts'
import { mul } from '../mul.ts'
import { sub } from '../sub.ts'
import type { Draw, OpCase, Values } from './case.ts'

/** [a, b] and [b]: the second is broadcast. */
const broadcasting = (draw: Draw, from = -1) => {
  const [a, b] = [draw.integer(1, 3), draw.integer(1, 4)]
  return [draw.reals([a, b]), draw.reals([b], from)]
}
/** As broadcasting(), none of the first within a step of its partner. */
const apart = (draw: Draw) => {
  const [a, b] = [draw.integer(1, 3), draw.integer(1, 4)]
  return [draw.distinct([a, b]), draw.operand([b], 'float32', new Float32Array(b).fill(0.04))]
}
const repeated =
  (of: (a: number, b: number) => number) =>
  (a: Values, b: Values): number[] =>
    Array.from(a.data, (x, i) => of(x, b.data[i % b.data.length]))

export const arithmetic: readonly OpCase[] = [
  { op: 'add', operands: broadcasting, apply: (a, b) => add(a, b), expected: repeated((a, b) => a + b) },
  { op: 'sub', operands: broadcasting, apply: (a, b) => sub(a, b), expected: repeated((a, b) => a - b) },
  { op: 'mul', operands: broadcasting, apply: (a, b) => mul(a, b), expected: repeated((a, b) => a * b) },
  {
    op: 'div',
    operands: (draw) => broadcasting(draw, 0.5),
    apply: (a, b) => div(a, b),
    expected: repeated((a, b) => a / b),
  },
  { op: 'maximum', operands: apart, apply: (a, b) => maximum(a, b), expected: repeated(Math.max) },
  { op: 'minimum', operands: apart, apply: (a, b) => minimum(a, b), expected: repeated(Math.min) },
  {
    op: 'maximum',
    when: 'of equal numbers',
    operands: (draw) => [
      draw.operand([2], 'float32', Float32Array.of(1, 2)),
      draw.operand([2], 'float32', Float32Array.of(1, 2)),
    ],
    apply: (a, b) => maximum(a, b),
    expected: (a) => a.data,
  },
]
