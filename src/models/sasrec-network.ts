import { input } from '../nn/leaves.ts'
import { weightedMean } from '../nn/losses/weighted-mean.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { linearCrossEntropy } from '../nn/ops/linear-cross-entropy.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { reshape } from '../nn/ops/reshape.ts'
import type { Parameters, Scope } from '../nn/parameters.ts'
import { compile } from '../nn/program.ts'
import type { Tensor } from '../nn/tensor.ts'
import { causalTransformer } from './causal-transformer.ts'
import { readBefore, type SequenceBatch } from './item-sequences.ts'
import { itemTable } from './item-table.ts'
import type { TransformerOptions } from './transformer.ts'

export type SasrecOptions = TransformerOptions & { length: number }

/** Loss of each place that has a target, [places]. */
function losses(scope: Scope, { ids, at, targets }: Record<'ids' | 'at' | 'targets', Tensor>, options: SasrecOptions) {
  return linearCrossEntropy(statesAt(scope, { ids, at }, options), itemTable(scope, options), targets)
}

/** Mean loss of a batch over the places that have a target. */
export const meanLoss = (scope: Scope, batch: { [K in keyof SequenceBatch]: Tensor }, options: SasrecOptions): Tensor =>
  weightedMean(losses(scope, batch, options), batch.weights)

function statesAt(scope: Scope, { ids, at }: Record<'ids' | 'at', Tensor>, options: SasrecOptions): Tensor {
  const states = causalTransformer(scope, ids, options)
  return gatherRows(reshape(states, { shape: [-1, states.shape[2]] }), at)
}

/** A person's past, and what they then took; as rows of the table. */
export interface Case {
  past: Int32Array
  next: number
}

const ROWS = 64

/** Judges the parameters as they are: mean loss of what people took next. */
export async function validation(parameters: Parameters, cases: readonly Case[], options: SasrecOptions) {
  const { length } = options
  const inputs = {
    ids: input('ids', [ROWS, length], 'int32'),
    at: input('at', [ROWS], 'int32'),
    targets: input('targets', [ROWS], 'int32'),
  }
  const program = await compile({ losses: losses(parameters.serving(), inputs, options) })
  const batches = Array.from({ length: Math.ceil(cases.length / ROWS) }, (_, i) => {
    const of = cases.slice(i * ROWS, (i + 1) * ROWS)
    const [ids, at, targets] = [new Int32Array(ROWS * length), new Int32Array(ROWS), new Int32Array(ROWS)]
    for (const [row, { past, next }] of of.entries()) {
      const read = readBefore(past, length)
      ids.set(read.ids, row * length)
      at[row] = row * length + read.last
      targets[row] = next
    }
    return { real: of.length, feeds: { ids, at, targets } }
  })
  return {
    async validate(): Promise<number> {
      let sum = 0
      for (const { real, feeds } of batches) {
        const { losses } = await program.run(feeds)
        for (let row = 0; row < real; row++) sum += losses[row]
      }
      return sum / cases.length
    },
    dispose: () => program.dispose(),
  }
}

/** Scores of all items after a past, given and answered as rows of the table. */
export type Scorer = (past: Int32Array) => Promise<Float32Array>

/** Compiles the network for serving: one person at a time on one thread, about 1 ms. */
export function scorer(parameters: Parameters, options: SasrecOptions): Scorer {
  const scope = parameters.serving()
  const [ids, at] = [input('ids', [1, options.length], 'int32'), input('at', [1], 'int32')]
  const scores = matmul(statesAt(scope, { ids, at }, options), itemTable(scope, options), { transposeB: true })
  let program: Promise<Awaited<ReturnType<typeof compile<'scores'>>>> | undefined
  // One after the other: a program gives its answers in the same array each time.
  let before: Promise<unknown> = Promise.resolve()
  return (past) => {
    const read = readBefore(past, options.length)
    const run = async () => {
      program ??= compile({ scores }, { threads: 1 })
      const answer = await (await program).run({ ids: read.ids, at: Int32Array.of(read.last) })
      return Float32Array.from(answer.scores)
    }
    const scored = before.then(run)
    before = scored.catch(() => undefined)
    return scored
  }
}
