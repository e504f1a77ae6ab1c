import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { input } from '../../src/nn/leaves.ts'
import { mul } from '../../src/nn/ops/mul.ts'
import { sum } from '../../src/nn/ops/sum.ts'
import { Parameters, type Scope } from '../../src/nn/parameters.ts'
import { allocate, type Dtype, type Tensor } from '../../src/nn/tensor.ts'
import { evaluate, evaluateGradients, expectClose } from './evaluate.ts'

interface Numbers {
  shape: number[]
  data: number[]
}

/** What PyTorch computed, in float64 from float32 inputs; gradients are those of sum(first output · dy). */
export interface GoldenCase {
  name: string
  options: Record<string, unknown>
  inputs: Record<string, Numbers>
  parameters: Record<string, Numbers>
  outputs: Record<string, Numbers>
  gradients: Record<string, Numbers>
}

/** The cases of a subject, from test/golden/nn, by name. */
export function goldenCases(subject: string): Map<string, GoldenCase> {
  const file = new URL(`../golden/nn/${subject}.json`, import.meta.url)
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: GoldenCase[] }
  return new Map(cases.map((one) => [one.name, one]))
}

export interface GoldenOptions {
  /** Element types of inputs that are not float32. */
  dtypes?: Record<string, Dtype>
  /** Parameters that hold an input: statistics, by the names of the inputs. */
  statistics?: Record<string, string>
  /** Ours, by PyTorch's, where the names of parameters differ. */
  parameters?: Record<string, string>
  /** Whether the model is built for training; yes unless told. */
  training?: boolean
}

/**
 * Builds a case's graph and compares outputs and gradients with PyTorch's, to 1e-5 of the largest number of each. The
 * builder must make exactly the case's parameters; its outputs have the names that the case gives them.
 */
export async function checkGolden(
  { inputs, parameters: recorded, outputs, gradients }: GoldenCase,
  build: (scope: Scope, inputs: Record<string, Tensor>) => Record<string, Tensor>,
  { dtypes = {}, statistics = {}, parameters: renamed = {}, training = true }: GoldenOptions = {},
): Promise<void> {
  const ours = (name: string) => renamed[name] ?? name
  const given = Object.fromEntries(Object.entries(recorded).map(([name, of]) => [ours(name), of]))
  const parameters = new Parameters()
  const scope = training ? parameters.training() : parameters.serving()
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, { shape }]) => [name, input(name, shape, dtypes[name])]),
  )
  const built = build(scope, tensors)
  expect(parameters.trained.map(({ name }) => name).sort()).toEqual(Object.keys(given).sort())
  const values = { ...given, ...Object.fromEntries(Object.entries(statistics).map(([from, to]) => [to, inputs[from]])) }
  for (const [name, { data }] of Object.entries(values)) parameters.byName.get(name)!.data.set(data)

  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([name, { data }]) => {
      const array = allocate(dtypes[name] ?? 'float32', data.length)
      array.set(data)
      return [name, array]
    }),
  )
  const found = await evaluate(built, feeds)
  for (const [name, tensor] of Object.entries(built)) {
    expect(tensor.shape, name).toEqual(outputs[name].shape)
    expectNear(found[name], outputs[name].data)
  }
  const first = built[Object.keys(outputs)[0]]
  const wrt = Object.fromEntries(
    Object.keys(gradients).map((name) => [name, tensors[name] ?? parameters.byName.get(ours(name))!.tensor]),
  )
  const slopes = await evaluateGradients(sum(mul(first, tensors.dy), {}), wrt, feeds)
  for (const [name, { data }] of Object.entries(gradients)) expectNear(slopes.gradients[name], data)
}

function expectNear(got: readonly number[], wanted: readonly number[]) {
  const largest = wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3)
  expectClose(got, wanted, 1e-5, largest)
}
