import { input } from '../nn/leaves.ts'
import { add } from '../nn/ops/add.ts'
import { matmul } from '../nn/ops/matmul.ts'
import type { Parameters, Scope } from '../nn/parameters.ts'
import { compile, type Program } from '../nn/program.ts'
import type { Tensor } from '../nn/tensor.ts'
import type { Past } from './item-sequences.ts'
import { itemBias } from './item-table.ts'
import { alike, asked, type ItemNetwork, statesAt, tableOptions } from './next-item-network.ts'
import { batchOf, feedsOf } from './sequence-batches.ts'

/** Scores of all rows of the table after a past, one past or many at a time. */
export interface Scorer {
  one(past: Past): Promise<Float32Array>
  many(pasts: readonly Past[]): Promise<Float32Array[]>
  dispose(): Promise<void>
}

/**
 * Compiles the network for serving: one person at a time on one thread, 1 to 3 ms for 4,000 items; many at a time on all
 * cores, compiled when first asked, by length. Both give the same scores to rounding.
 */
export function scorer(parameters: Parameters, network: ItemNetwork): Scorer {
  const table = network.items + network.reading.marks
  const programs = new Map<string, Promise<Program<'scores'>>>()
  const programOf = (rows: number, length: number) => {
    const key = `${rows} ${length}`
    const known =
      programs.get(key) ??
      compile({ scores: scoresOf(network, parameters.serving(), rows, length) }, { ...(rows === 1 && { threads: 1 }) })
    // Who asks is told of what went wrong; nobody may ask.
    known.catch(() => undefined)
    programs.set(key, known)
    return known
  }
  // The parameters exist from here on, and the first who asks does not wait.
  programOf(1, network.length)
  // One after the other: a program gives its answers in the same array each time.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const done = before.then(run)
    before = done.catch(() => undefined)
    return done
  }
  const run = async (pasts: readonly Past[], rows: number, length: number): Promise<Float32Array[]> => {
    const program = await programOf(rows, length)
    const examples = pasts.map((past) => asked(network, past))
    const { ids, age_s } = feedsOf(
      examples.map((example) => ({ ...example, at: new Int32Array(), targets: new Int32Array() })),
      batchOf(rows, length, 0),
    )
    const at = new Int32Array(rows)
    for (const [row, { read }] of examples.entries()) at[row] = row * length + read.length - 1
    const { scores } = await program.run({ ids, age_s, at })
    return pasts.map((_, row) => Float32Array.from(scores.subarray(row * table, (row + 1) * table)))
  }
  return {
    one: async (past) => (await inTurn(() => run([past], 1, network.length)))[0],
    async many(pasts) {
      const out: Float32Array[] = []
      for (const { rows, length, most } of alike(network, pasts)) {
        const found = await inTurn(() =>
          run(
            rows.map((row) => pasts[row]),
            most,
            length,
          ),
        )
        for (const [i, row] of rows.entries()) out[row] = found[i]
      }
      return out
    },
    async dispose() {
      await before
      for (const program of programs.values()) await (await program).dispose()
    },
  }
}

/** Scores of the table's rows for each past, [rows, table]. */
function scoresOf(network: ItemNetwork, scope: Scope, count: number, length: number): Tensor {
  const inputs = {
    ids: input('ids', [count, length], 'int32'),
    age_s: input('age_s', [count, length]),
  }
  const states = statesAt(network, scope, inputs, input('at', [count], 'int32'))
  const scores = matmul(states, network.table(scope), { transposeB: true })
  return network.bias ? add(scores, itemBias(scope, tableOptions(network))) : scores
}
