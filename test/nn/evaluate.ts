import { expect } from 'vitest'
import { gradients } from '../../src/nn/gradients.ts'
import { type CompileOptions, compile, type Feeds } from '../../src/nn/program.ts'
import type { RandomCount } from '../../src/nn/random.ts'
import type { Tensor } from '../../src/nn/tensor.ts'

/** The values of tensors, by the names given, from one run. */
export async function evaluate<Name extends string>(
  outputs: Record<Name, Tensor>,
  feeds: Feeds = {},
  { count, ...options }: CompileOptions & { count?: RandomCount } = {},
): Promise<Record<Name, number[]>> {
  const program = await compile(outputs, { threads: 1, ...options })
  try {
    const values = await program.run(feeds, count)
    return Object.fromEntries(
      Object.entries(values).map(([name, data]) => [name, [...(data as Float32Array)]]),
    ) as Record<Name, number[]>
  } finally {
    await program.dispose()
  }
}

/** A scalar's value, and its gradients by the names of the tensors. */
export async function evaluateGradients(
  loss: Tensor,
  wrt: Record<string, Tensor>,
  feeds: Feeds = {},
): Promise<{ loss: number; gradients: Record<string, number[]> }> {
  const names = Object.keys(wrt)
  const found = gradients(
    loss,
    names.map((name) => wrt[name]),
  )
  const { loss: values, ...rest } = await evaluate<string>(
    { loss, ...Object.fromEntries(names.map((name, i) => [`d:${name}`, found[i]])) },
    feeds,
  )
  return { loss: values[0], gradients: Object.fromEntries(names.map((name) => [name, rest[`d:${name}`]])) }
}

/** Each number is within `tolerance` of the wanted one, relative to it where it is above `floor`. */
export function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-5, floor = 1): void {
  expect(got.length).toBe(wanted.length)
  for (let i = 0; i < got.length; i++) {
    const error = Math.abs(got[i] - wanted[i]) / Math.max(floor, Math.abs(wanted[i]))
    expect(error, `element ${i}: got ${got[i]}, wanted ${wanted[i]}`).toBeLessThanOrEqual(tolerance)
  }
}
