import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node'
import { expect, test } from 'vitest'
import { gradients } from './gradients.ts'
import { constant, input } from './leaves.ts'
import { emitGraph } from './onnx/graph.ts'
import { onnxModel } from './onnx/model.ts'
import { add } from './ops/add.ts'
import { cast } from './ops/cast.ts'
import { less } from './ops/less.ts'
import { logicalNot } from './ops/logical-not.ts'
import { mean } from './ops/mean.ts'
import { mul } from './ops/mul.ts'
import { neg } from './ops/neg.ts'
import { reshape } from './ops/reshape.ts'
import { square } from './ops/square.ts'
import { stopGradient } from './ops/stop-gradient.ts'
import { sub } from './ops/sub.ts'
import { expand } from './ops/sum.ts'
import { where } from './ops/where.ts'
import { compile } from './program.ts'
import { simplify } from './simplify.ts'
import { type Tensor, topological } from './tensor.ts'

const x = input('x', [2, 3])
const y = input('y', [2, 3])

/** The operations that are left. */
const kept = (tensor: Tensor) =>
  topological(simplify([tensor])).flatMap(({ op: { name }, inputs }) => (inputs.length > 0 ? [name] : []))

const rewritten: readonly [what: string, Tensor, left: string[]][] = [
  ['−(−x)', add(neg(neg(x)), y), ['add']],
  ['x · −1', mul(x, -1), ['neg']],
  ['−(3x)', neg(mul(x, 3)), ['mul']],
  ['3 · −x', mul(3, neg(x)), ['mul']],
  ['−(x − y)', neg(sub(x, y)), ['sub']],
  ['x + −y', add(x, neg(y)), ['sub']],
  ['−x + y', add(neg(x), y), ['sub']],
  ['x − −y', sub(x, neg(y)), ['add']],
  ['2 · (3x)', mul(2, mul(x, 3)), ['mul']],
  ['x · (2 repeated)', mul(x, expand(reshape(constant(2), { shape: [1, 1] }), { shape: [2, 3] })), ['mul']],
  ['the gradient of a mean', gradients(mean(square(x)), [x])[0], ['mul']],
  ['stop-gradient', stopGradient(mul(x, y)), ['mul']],
  ['a cast to the same type', cast(mul(x, y), { dtype: 'float32' }), ['mul']],
  ['a choice by a denied mask', where(logicalNot(less(x, y)), x, y), ['less', 'where']],
  ['a mask denied twice', where(logicalNot(logicalNot(less(x, y))), x, y), ['less', 'where']],
]

test.each(rewritten)('%s is computed by fewer operations, and is the same', async (_, tensor, left) => {
  expect(kept(tensor)).toEqual(left)
  expect(await valuesOf(tensor)).toEqual(await unsimplified(tensor))
})

const feeds = { x: Float32Array.of(1, -2, 3, 0.5, 0, 7), y: Float32Array.of(2, -3, 1, 0.5, 4, -1) }

async function valuesOf(tensor: Tensor) {
  const program = await compile({ tensor }, { threads: 1 })
  try {
    return numbers((await program.run(feeds)).tensor)
  } finally {
    await program.dispose()
  }
}

/** What the tensor is without this library's simplification. */
async function unsimplified(tensor: Tensor) {
  const { graph, leaves } = emitGraph({ tensor })
  const session = await InferenceSession.create(onnxModel(graph), { intraOpNumThreads: 1 })
  try {
    const given = leaves.map(({ name }) => [name, new OrtTensor('float32', feeds[name as 'x'], [2, 3])])
    const results = await session.run(Object.fromEntries(given))
    return numbers(results['out:tensor'].data as Float32Array)
  } finally {
    await session.release()
  }
}

/** Without the sign of zeros. */
const numbers = (data: ArrayLike<number>) => Array.from(data, (value) => value + 0)
