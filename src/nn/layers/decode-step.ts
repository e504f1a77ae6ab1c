import { BellwetherError } from '../../core/errors.ts'
import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { keyPaddingBias } from '../ops/attention-bias.ts'
import { equal } from '../ops/equal.ts'
import { less } from '../ops/less.ts'
import { logicalAnd } from '../ops/logical-and.ts'
import { logicalNot } from '../ops/logical-not.ts'
import { matmul } from '../ops/matmul.ts'
import { reshape } from '../ops/reshape.ts'
import { softmax } from '../ops/softmax.ts'
import { split } from '../ops/split.ts'
import { where } from '../ops/where.ts'
import type { Scope } from '../parameters.ts'
import { sameShape, shapeText, type Tensor } from '../tensor.ts'
import { linear } from './linear.ts'
import { type AttentionOptions, scaled } from './multi-head-attention.ts'
import { rotaryAt } from './rotary-at.ts'

/** Keys and values of the positions so far, [batch, heads, capacity, d / heads]; 0 where there is none yet. */
export interface AttentionCache {
  keys: Tensor
  values: Tensor
}

/**
 * The next position of a causal `multiHeadAttention` with the same parameters, from keys and values kept of the
 * positions before: x [batch, d] and `position` int32 [batch], how many came before (0 for the first; below the
 * capacity) → the position's output [batch, d] and the cache that the next step takes. A step costs the length once,
 * where all positions together cost its square.
 */
export function decodeStep(
  scope: Scope,
  { x, position, cache }: { x: Tensor; position: Tensor; cache: AttentionCache },
  { heads, positions, window }: Pick<AttentionOptions, 'heads' | 'positions' | 'window'>,
): { output: Tensor; cache: AttentionCache } {
  const [batch, d] = x.shape
  const capacity = cache.keys.shape.at(2) ?? 0
  for (const kept of [cache.keys, cache.values]) checkKept(kept, [batch, heads, capacity, d / heads])
  const [q, k, v] = split(linear(scope.at('qkv'), x, { width: 3 * d }), { axis: 1, sizes: 3 }).map((part) =>
    reshape(part, { shape: [batch, heads, 1, d / heads] }),
  )
  const turn = (of: Tensor) => (positions === 'rotary' ? rotaryAt(of, position, capacity) : of)
  const places = constant(Int32Array.from({ length: capacity }, (_, i) => i))
  const column = reshape(position, { shape: [batch, 1] })
  const here = reshape(equal(places, column), { shape: [batch, 1, capacity, 1] })
  const keys = where(here, turn(k), cache.keys)
  const values = where(here, v, cache.values)

  const past = logicalNot(less(column, places))
  const near =
    window === undefined ? past : logicalAnd(past, less(column, add(places, constant(Int32Array.of(window)))))
  const hidden = keyPaddingBias(near)
  const weights = softmax(add(matmul(scaled(turn(q)), keys, { transposeB: true }), hidden))
  const mixed = reshape(matmul(weights, values), { shape: [batch, d] })
  return { output: linear(scope.at('out'), mixed, { width: d }), cache: { keys, values } }
}

function checkKept({ shape }: Tensor, expected: readonly number[]) {
  if (sameShape(shape, expected)) return
  throw new BellwetherError({
    code: 'nn.shape',
    field: 'decodeStep',
    expected: shapeText(expected),
    got: shapeText(shape),
    hint: 'The cache holds [batch, heads, capacity, d / heads] keys and as many values.',
  })
}
