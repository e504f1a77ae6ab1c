import { expect, test } from 'vitest'
import { findDevice } from './device.ts'
import { gradients } from './gradients.ts'
import { linear } from './layers/linear.ts'
import { constant, input } from './leaves.ts'
import { toOnnx } from './onnx/graph.ts'
import { loadOnnx } from './onnx/load.ts'
import { linearCrossEntropy } from './ops/linear-cross-entropy.ts'
import { mul } from './ops/mul.ts'
import { relu } from './ops/relu.ts'
import { square } from './ops/square.ts'
import { sum } from './ops/sum.ts'
import { Parameters } from './parameters.ts'
import { compile } from './program.ts'

test('an exported file answers as the graph does', async () => {
  const parameters = new Parameters()
  const x = input('x', [2, 3])
  const y = relu(linear(parameters.serving(), x, { width: 4 }))
  const feeds = { x: Float32Array.of(1, 2, 3, -4, 5, -6) }
  const program = await compile({ y }, { threads: 1 })
  const model = await loadOnnx(toOnnx({ y }), { threads: 1 })
  expect(model.inputs).toEqual([{ name: 'x', shape: [2, 3] }])
  const answer = await model.run({ x: { data: feeds.x, shape: [2, 3] } })
  expect([...answer['out:y']]).toEqual([...(await program.run(feeds)).y])
  await model.dispose()
})

test('a damaged ONNX file is refused with its reason', async () => {
  const file = toOnnx({ y: relu(input('x', [2])) })
  for (const bytes of [file.subarray(0, file.length - 9), Uint8Array.of(1, 2, 3)]) {
    await expect(loadOnnx(bytes)).rejects.toMatchObject({ code: 'nn.onnx', got: expect.stringMatching(/\w/) })
  }
  await expect(loadOnnx('no-such-file.onnx')).rejects.toMatchObject({ code: 'nn.onnx', got: 'there is no such file' })
})

test('a device that is not there is refused with the reason; the CPU is there', async () => {
  expect(await findDevice('cpu')).toEqual({ found: true })
  const cuda = await findDevice('cuda')
  if (cuda.found) return
  expect(cuda.reason).toMatch(/\w/)
  await expect(compile({ y: relu(input('x', [2])) }, { device: 'cuda' })).rejects.toMatchObject({ code: 'nn.device' })
})

test('only a single number has gradients', () => {
  const x = input('x', [2])
  expect(() => gradients(mul(x, x), [x])).toThrow(/nn\.shape.*loss.*program\.test\.ts/s)
})

test('what a loss does not depend on has gradient 0', async () => {
  const [x, z] = [input('x', [2]), input('z', [3])]
  const [dz] = gradients(sum(mul(x, constant([1, 2])), {}), [z])
  const program = await compile({ dz }, { threads: 1 })
  expect([...(await program.run({})).dz]).toEqual([0, 0, 0])
})

test('a gradient made in one piece is not differentiated again in silence', () => {
  const [x, table] = [input('x', [2, 3]), input('table', [4, 3])]
  const loss = sum(linearCrossEntropy(x, table, constant(Int32Array.of(0, 3), [2])))
  const [dx] = gradients(loss, [x])
  expect(() => gradients(sum(square(dx)), [x])).toThrow(
    expect.objectContaining({ code: 'nn.gradient', field: 'linear-cross-entropy-gradient' }),
  )
})
