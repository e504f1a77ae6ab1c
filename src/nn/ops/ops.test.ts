import { expect, test } from 'vitest'
import { operations } from '../define-op.ts'
import { gradients } from '../gradients.ts'
import { constant } from '../leaves.ts'
import { compile, type Program } from '../program.ts'
import type { Dtype, Tensor, TensorData } from '../tensor.ts'
import { add } from './add.ts'
import { Draw, type OpCase, type Operands } from './cases/case.ts'
import { cases } from './cases/index.ts'
import { mul } from './mul.ts'
import { sum } from './sum.ts'

test('every operation has a case', () => {
  const covered = new Set(cases.map(({ op }) => op))
  expect([...operations.keys()].filter((name) => !covered.has(name))).toEqual([])
  expect([...covered].filter((name) => !operations.has(name))).toEqual([])
})

for (const one of cases) {
  test(`${one.op}${one.when ? `, ${one.when},` : ''} gives the values and the gradients of plain arithmetic`, async () => {
    for (const seed of [1, 2, 3]) await check(one, new Draw(seed))
  })
}

/** Runs of a program for changed operands. */
const runner =
  (program: Program<string>, operands: Operands) =>
  async (changed = operands.map(({ data }) => data)) =>
    program.run(Object.fromEntries(operands.map((_, i) => [`x${i}`, changed[i]])))

async function check({ apply, expected, operands: drawn, op }: OpCase, draw: Draw) {
  const operands = drawn(draw)
  const made = apply(...operands.map(({ tensor }) => tensor))
  const outputs: readonly Tensor[] = Array.isArray(made) ? made : [made as Tensor]
  const loss = weighted(outputs, draw)
  const smooth = operands.flatMap(({ tensor }, i) => (tensor.dtype === 'float32' ? [i] : []))
  const differentiable = typeof operations.get(op)!.gradient === 'function' && loss !== undefined
  const grads = differentiable
    ? gradients(
        loss,
        smooth.map((i) => operands[i].tensor),
      )
    : []
  const wanted: Record<string, Tensor> = { y: outputs[0] }
  if (loss) wanted.loss = loss
  for (const [k, grad] of grads.entries()) wanted[`d${smooth[k]}`] = grad
  const program = await compile(wanted, { threads: 1 })
  try {
    const run = runner(program, operands)
    const result = await run()
    close(result.y, expected(...operands.map(({ tensor, data }) => ({ shape: tensor.shape, data }))), 2e-5)
    if (!differentiable) return
    const found = new Map(smooth.map((i) => [i, Float32Array.from(result[`d${i}`])]))
    for (const i of smooth) {
      close(found.get(i)!, await numeric(i, operands, async (data) => (await run(data)).loss[0]), 1e-2)
    }
  } finally {
    await program.dispose()
  }
}

/** Random weights over the elements of all outputs make one number, on which each has an effect of its own. */
function weighted(outputs: readonly Tensor[], draw: Draw): Tensor | undefined {
  const real = outputs.filter(({ dtype }) => dtype === ('float32' satisfies Dtype))
  if (real.length === 0) return undefined
  const weights = real.map(({ shape }) => constant(draw.reals(shape).data, shape))
  return real.map((output, i) => sum(mul(output, weights[i]), {})).reduce((a, b) => add(a, b))
}

/** Central differences; the loss is float32, so the step is large. */
async function numeric(i: number, operands: Operands, lossOf: (data: TensorData[]) => Promise<number>) {
  const step = 1e-2
  const out = new Float32Array(operands[i].data.length)
  for (let k = 0; k < out.length; k++) {
    const at = async (change: number) => {
      const data = operands.map((operand) => operand.data.slice() as TensorData)
      data[i][k] += change
      return lossOf(data)
    }
    out[k] = ((await at(step)) - (await at(-step))) / (2 * step)
  }
  return out
}

function close(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  expect(got.length).toBe(wanted.length)
  for (let i = 0; i < got.length; i++) {
    const error = Math.abs(got[i] - wanted[i]) / Math.max(1, Math.abs(wanted[i]))
    expect(error, `element ${i}: got ${got[i]}, wanted ${wanted[i]}`).toBeLessThan(tolerance)
  }
}
