import { expect, test } from 'vitest'
import { evaluate, expectClose } from '../../../test/nn/evaluate.ts'
import { input } from '../leaves.ts'
import { Parameters } from '../parameters.ts'
import { compile } from '../program.ts'
import { fillNormal } from '../random.ts'
import { decodeStep } from './decode-step.ts'
import { type AttentionOptions, multiHeadAttention } from './multi-head-attention.ts'

const [batch, length, d, heads] = [2, 6, 8, 2]

const variants: Pick<AttentionOptions, 'heads' | 'positions' | 'window'>[] = [
  { heads },
  { heads, positions: 'rotary' },
  { heads, window: 3 },
]

test.each(variants)('agrees with the whole causal attention, %j', async (options) => {
  const parameters = new Parameters({ seed: 3 })
  const x = new Float32Array(batch * length * d)
  fillNormal(x, 5, 1)
  const whole = await evaluate(
    { y: multiHeadAttention(parameters.serving(), input('x', [batch, length, d]), { ...options, causal: true }) },
    { x },
  )

  // A place more than there are positions, and something left in the places to come.
  const shape = [batch, heads, length + 1, d / heads]
  const { output, cache } = decodeStep(
    parameters.serving(),
    {
      x: input('x', [batch, d]),
      position: input('position', [batch], 'int32'),
      cache: { keys: input('keys', shape), values: input('values', shape) },
    },
    options,
  )
  expect(parameters.count).toBe(d * 3 * d + 3 * d + d * d + d)
  const program = await compile({ output, keys: cache.keys, values: cache.values }, { threads: 1 })
  let [keys, values] = [0, 0].map(() => new Float32Array(batch * heads * (length + 1) * (d / heads)).fill(9))
  for (let t = 0; t < length; t++) {
    const at = Array.from({ length: batch }, (_, b) => [...x.slice((b * length + t) * d, (b * length + t + 1) * d)])
    const step = await program.run({
      x: Float32Array.from(at.flat()),
      position: new Int32Array(batch).fill(t),
      keys,
      values,
    })
    const wanted = Array.from({ length: batch }, (_, b) =>
      whole.y.slice((b * length + t) * d, (b * length + t + 1) * d),
    )
    expectClose(step.output as Float32Array, wanted.flat())
    keys = (step.keys as Float32Array).slice()
    values = (step.values as Float32Array).slice()
  }
  await program.dispose()
})
