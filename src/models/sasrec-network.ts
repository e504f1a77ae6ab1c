import { input } from '../nn/leaves.ts'
import { weightedMean } from '../nn/losses/weighted-mean.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { linearCrossEntropy } from '../nn/ops/linear-cross-entropy.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { rows } from '../nn/ops/reshape.ts'
import type { Parameters, Scope } from '../nn/parameters.ts'
import { compile } from '../nn/program.ts'
import type { Tensor } from '../nn/tensor.ts'
import { causalTransformer } from './causal-transformer.ts'
import { ASKED, batchOf, type Example, feedsOf, readOf, type SequenceBatch } from './item-sequences.ts'
import { itemTable } from './item-table.ts'
import type { TransformerOptions } from './transformer.ts'

export type SasrecOptions = TransformerOptions & { length: number }

/** Mean loss of a batch over what is to be named. */
export function meanLoss(
  scope: Scope,
  { ids, at, targets, weights }: { [K in keyof SequenceBatch]: Tensor },
  options: SasrecOptions,
): Tensor {
  const states = statesAt(scope, { ids, at }, options)
  return weightedMean(linearCrossEntropy(states, itemTable(scope, options), targets), weights)
}

function statesAt(scope: Scope, { ids, at }: Record<'ids' | 'at', Tensor>, options: SasrecOptions): Tensor {
  return gatherRows(rows(causalTransformer(scope, ids, options)), at)
}

/** Sequences judged at once. */
const ROWS = 64

/** Judges the parameters as they are: mean loss of what people took in the orders held out. */
export async function validation(parameters: Parameters, held: readonly Example[], options: SasrecOptions) {
  const batch = batchOf(ROWS, options.length, ROWS * ASKED)
  const inputs = {
    ids: input('ids', batch.ids.shape, 'int32'),
    at: input('at', batch.at.shape, 'int32'),
    targets: input('targets', batch.targets.shape, 'int32'),
    weights: input('weights', batch.weights.shape),
  }
  const program = await compile({ loss: meanLoss(parameters.serving(), inputs, options) })
  const batches = Array.from({ length: Math.ceil(held.length / ROWS) }, (_, i) => {
    const of = held.slice(i * ROWS, (i + 1) * ROWS)
    return { asked: of.reduce((sum, { targets }) => sum + targets.length, 0), feeds: feedsOf(of, batch) }
  })
  return {
    async validate(): Promise<number> {
      let [sum, all] = [0, 0]
      for (const { asked, feeds } of batches) {
        sum += asked * (await program.run(feeds)).loss[0]
        all += asked
      }
      return sum / all
    },
    dispose: () => program.dispose(),
  }
}

/** Scores of all items after a past, given and answered as rows of the table. */
export type Scorer = (past: Int32Array) => Promise<Float32Array>

/** Compiles the network for serving: one person at a time on one thread, 1 to 3 ms for 4,000 items. */
export function scorer(parameters: Parameters, options: SasrecOptions): Scorer {
  const scope = parameters.serving()
  const inputs = { ids: input('ids', [1, options.length], 'int32'), at: input('at', [1], 'int32') }
  const scores = matmul(statesAt(scope, inputs, options), itemTable(scope, options), { transposeB: true })
  const program = compile({ scores }, { threads: 1 })
  // Who asks is told of what went wrong; nobody may ask.
  program.catch(() => undefined)
  // One after the other: a program gives its answers in the same array each time.
  let before: Promise<unknown> = Promise.resolve()
  return (past) => {
    const read = readOf(past, options.length)
    const ids = new Int32Array(options.length)
    ids.set(read)
    const run = async () => {
      const answer = await (await program).run({ ids, at: Int32Array.of(read.length - 1) })
      return Float32Array.from(answer.scores)
    }
    const scored = before.then(run)
    before = scored.catch(() => undefined)
    return scored
  }
}
