import { constant, scalarValue } from './leaves.ts'
import { add } from './ops/add.ts'
import { concat } from './ops/concat.ts'
import { addRows } from './ops/gather-rows.ts'
import { type MatmulOptions, matmul } from './ops/matmul.ts'
import { mul } from './ops/mul.ts'
import { neg } from './ops/neg.ts'
import { reshape } from './ops/reshape.ts'
import type { PadOptions } from './ops/slice.ts'
import { sub } from './ops/sub.ts'
import { expand } from './ops/sum.ts'
import { transpose } from './ops/transpose.ts'
import { where } from './ops/where.ts'
import { type Shape, sameShape, size, type Tensor } from './tensor.ts'

/** A simpler tensor of the same value, shape and element type, or undefined. */
type Rule = (tensor: Tensor) => Tensor | undefined

const is = (tensor: Tensor, name: string): boolean => tensor.node.op.name === name
const like = (tensor: Tensor, of: Tensor): Tensor =>
  sameShape(tensor.shape, of.shape) ? tensor : expand(tensor, { shape: of.shape })

/** x + 0, x − 0, x · 1, x ÷ 1 are x; x · 0 is 0. */
const neutral: Rule = (tensor) => {
  const [a, b] = tensor.node.inputs
  if (!b || tensor.dtype !== 'float32') return
  const [left, right] = [filled(a), filled(b)]
  if (is(tensor, 'add')) return right === 0 ? like(a, tensor) : left === 0 ? like(b, tensor) : undefined
  if (is(tensor, 'sub')) return right === 0 ? like(a, tensor) : undefined
  if (is(tensor, 'div')) return right === 1 ? like(a, tensor) : undefined
  if (!is(tensor, 'mul')) return
  if (left === 0 || right === 0) return expand(constant(0), { shape: tensor.shape })
  return right === 1 ? like(a, tensor) : left === 1 ? like(b, tensor) : undefined
}

/** The one number that fills a tensor, or undefined. */
function filled(tensor: Tensor): number | undefined {
  return is(tensor, 'expand') || is(tensor, 'reshape') ? filled(tensor.node.inputs[0]) : scalarValue(tensor)
}

const arithmetic: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
}

/** Two known numbers make a third. */
const constants: Rule = (tensor) => {
  const [a, b] = tensor.node.inputs
  const of = arithmetic[tensor.node.op.name]
  if (!of || tensor.dtype !== 'float32') return
  const [x, y] = [scalarValue(a), scalarValue(b)]
  return x === undefined || y === undefined ? undefined : constant([of(x, y)], tensor.shape)
}

/** x · c · d is x · (c · d). */
const scales: Rule = (tensor) => {
  if (!is(tensor, 'mul')) return
  const [inner, outer] = tensor.node.inputs
  const c = scalarValue(outer)
  if (c === undefined || !is(inner, 'mul') || outer.shape.length > 0) return
  const d = scalarValue(inner.node.inputs[1])
  if (d === undefined || !sameShape(inner.node.inputs[0].shape, tensor.shape)) return
  return tensor.node.op.apply!([inner.node.inputs[0], constant(c * d)], {})[0]
}

/** A change of sign joins the operation before or after it: −(−x) is x, −(x · c) is x · −c, a + −b is a − b. */
const signs: Rule = (tensor) => {
  const [a, b] = tensor.node.inputs
  if (tensor.dtype !== 'float32' || !a) return
  const operand = (of: Tensor) => of.node.inputs[0]
  if (is(tensor, 'add')) return is(b, 'neg') ? sub(a, operand(b)) : is(a, 'neg') ? sub(b, operand(a)) : undefined
  if (is(tensor, 'sub')) return is(b, 'neg') ? add(a, operand(b)) : undefined
  if (is(tensor, 'mul')) {
    const c = b.shape.length > 0 ? undefined : scalarValue(b)
    if (c === undefined) return
    return c === -1 ? neg(a) : is(a, 'neg') ? mul(operand(a), -c) : undefined
  }
  if (!is(tensor, 'neg')) return
  if (is(a, 'neg')) return operand(a)
  const [x, y] = a.node.inputs
  if (is(a, 'sub')) return sub(y, x)
  const c = is(a, 'mul') && y.shape.length === 0 ? scalarValue(y) : undefined
  return c === undefined ? undefined : mul(x, -c)
}

/** A number stands on the right of a product, where other rules look for it. */
const numbersLast: Rule = (tensor) => {
  if (!is(tensor, 'mul')) return
  const [a, b] = tensor.node.inputs
  return scalarValue(a) !== undefined && scalarValue(b) === undefined ? mul(b, a) : undefined
}

/** One element under another shape, or repeated, is a scalar: its axes of size 1 mean nothing. */
const singles: Rule = (tensor) => {
  const [x] = tensor.node.inputs
  if (is(tensor, 'reshape')) {
    const value = x.dtype === 'float32' ? scalarValue(x) : undefined
    return value === undefined ? undefined : constant([value], tensor.shape)
  }
  if (!is(tensor, 'expand') || size(x.shape) !== 1 || x.shape.length === 0) return
  const value = x.dtype === 'float32' ? scalarValue(x) : undefined
  const scalar = is(x, 'reshape') && x.node.inputs[0].shape.length === 0 ? x.node.inputs[0] : undefined
  if (value === undefined && !scalar) return
  return expand(scalar ?? constant(value!), { shape: tensor.shape })
}

/** What changes nothing once gradients are taken, and masks that are denied twice or only to choose by them. */
const masks: Rule = (tensor) => {
  const [x, a, b] = tensor.node.inputs
  if (is(tensor, 'stop-gradient')) return x
  if (is(tensor, 'cast') && x.dtype === tensor.dtype) return x
  if (!x || !is(x, 'logical-not')) return
  if (is(tensor, 'logical-not')) return x.node.inputs[0]
  return is(tensor, 'where') ? where(x.node.inputs[0], b, a) : undefined
}

/** A reshape to the same shape, or of a reshape; the same of expand and transpose. */
const moves: Rule = (tensor) => {
  const [x] = tensor.node.inputs
  if (is(tensor, 'reshape') || is(tensor, 'expand')) {
    if (sameShape(x.shape, tensor.shape)) return x
    const inner = x.node.inputs[0]
    if (is(tensor, 'reshape') && is(x, 'reshape')) return reshape(inner, { shape: tensor.shape })
    if (is(tensor, 'expand') && is(x, 'expand')) return expand(inner, { shape: tensor.shape })
    // A number repeated is repeated straight to its shape.
    if (is(tensor, 'reshape') && is(x, 'expand') && inner.shape.length === 0)
      return expand(inner, { shape: tensor.shape })
    return
  }
  if (!is(tensor, 'transpose')) return
  const order = orderOf(tensor)
  if (order.every((axis, i) => axis === i)) return x
  if (!is(x, 'transpose')) return
  const inner = orderOf(x)
  return transpose(x.node.inputs[0], { axes: order.map((axis) => inner[axis]) })
}

/** The order of the axes of a transpose. */
const orderOf = ({ node, shape }: Tensor): readonly number[] =>
  (node.attributes as { axes?: Shape }).axes ?? shape.map((_, i) => shape.length - 1 - i)

/** A product of a matrix turned over takes it as it lies: Gemm and FusedMatMul turn while they read. */
const turnedFactors: Rule = (tensor) => {
  if (!is(tensor, 'matmul')) return
  const [a, b] = tensor.node.inputs
  const { transposeA = false, transposeB = false } = tensor.node.attributes as MatmulOptions
  const [freeA, freeB] = [turned(a), turned(b)]
  if (!freeA && !freeB) return
  return matmul(freeA ?? a, freeB ?? b, {
    transposeA: freeA ? !transposeA : transposeA,
    transposeB: freeB ? !transposeB : transposeB,
  })
}

/** Operations that broadcast take a repeated operand as it was before. */
const repeats: Rule = (tensor) => {
  if (!(tensor.node.op.name in arithmetic)) return
  const [a, b] = tensor.node.inputs
  const [left, right] = [is(a, 'expand') ? a.node.inputs[0] : a, is(b, 'expand') ? b.node.inputs[0] : b]
  const apply = (x: Tensor, y: Tensor) => tensor.node.op.apply!([x, y], {})[0]
  if (left !== a && sameShape(b.shape, tensor.shape)) return apply(left, b)
  if (right !== b && sameShape(a.shape, tensor.shape)) return apply(a, right)
  return
}

/** A table plus the gradient of its rows takes them in without a table of their own. */
const tiedTables: Rule = (tensor) => {
  if (!is(tensor, 'add')) return
  const [a, b] = tensor.node.inputs
  const [table, rows] = is(b, 'scatter-rows') ? [a, b] : [b, a]
  if (!is(rows, 'scatter-rows') || !sameShape(table.shape, tensor.shape)) return
  return addRows(table, rows.node.inputs[0], rows.node.inputs[1])
}

/** Parts padded each to its own place of an axis and summed up (the gradient of a split) are put side by side. */
const tiles: Rule = (tensor) => {
  if (!is(tensor, 'add')) return
  const parts = addends(tensor)
  if (parts.length < 2 || !parts.every((part) => is(part, 'pad'))) return
  const placed = parts.map((part) => ({ part: part.node.inputs[0], ...(part.node.attributes as PadOptions) }))
  if (placed.some(({ value = 0 }) => value !== 0)) return
  const axis = placed[0].before.findIndex((before, i) => before + placed[0].after[i] > 0)
  const elsewhere = placed.some(({ before, after }) => before.some((n, i) => i !== axis && n + after[i] > 0))
  if (axis === -1 || elsewhere) return
  placed.sort((a, b) => a.before[axis] - b.before[axis])
  let end = 0
  for (const { part, before } of placed) {
    if (before[axis] !== end) return
    end += part.shape[axis]
  }
  return end === tensor.shape[axis] ? concat(...placed.map(({ part }) => part), { axis }) : undefined
}

/** What a sum of sums of equal shape is the sum of. */
const addends = (tensor: Tensor): Tensor[] =>
  is(tensor, 'add') && tensor.node.inputs.every((input) => sameShape(input.shape, tensor.shape))
    ? tensor.node.inputs.flatMap(addends)
    : [tensor]

/** What a tensor is the turned-over of (its last two axes swapped), or undefined. */
function turned(tensor: Tensor): Tensor | undefined {
  if (!is(tensor, 'transpose')) return
  const order = orderOf(tensor)
  const rank = order.length
  const swaps = order.every((axis, i) => axis === (i === rank - 1 ? rank - 2 : i === rank - 2 ? rank - 1 : i))
  return swaps ? tensor.node.inputs[0] : undefined
}

/** In the order in which they are tried; tried again until none applies. */
export const rules: readonly Rule[] = [
  constants,
  neutral,
  scales,
  signs,
  numbersLast,
  singles,
  masks,
  moves,
  repeats,
  turnedFactors,
  tiedTables,
  tiles,
]
