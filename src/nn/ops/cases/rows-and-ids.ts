import { constant } from '../../leaves.ts'
import { addRows, gatherRows, scatterRows } from '../gather-rows.ts'
import type { OpCase } from './case.ts'

export const rowsAndIds: readonly OpCase[] = [
  {
    op: 'add-rows',
    operands: (draw) => [draw.reals([4, 2]), draw.ids([5], 3), draw.reals([5, 2])],
    apply: (table, ids, updates) => addRows(table, ids, updates),
    expected(table, ids, updates) {
      const out = Float64Array.from(table.data)
      for (const [i, id] of ids.data.entries()) for (const j of [0, 1]) out[id * 2 + j] += updates.data[i * 2 + j]
      return out
    },
  },
  {
    op: 'gather-rows',
    operands: (draw) => [draw.reals([4, 3]), draw.ids([2, 2], 3)],
    apply: (table, ids) => gatherRows(table, ids),
    expected: (table, ids) => Array.from(ids.data).flatMap((id) => Array.from(table.data.slice(id * 3, id * 3 + 3))),
  },
  {
    op: 'scatter-rows',
    operands: (draw) => [draw.ids([5], 3), draw.reals([5, 2])],
    apply: (ids, updates) => scatterRows(ids, updates, { rows: 4 }),
    expected(ids, updates) {
      const out = new Float64Array(8)
      for (const [i, id] of ids.data.entries()) for (const j of [0, 1]) out[id * 2 + j] += updates.data[i * 2 + j]
      return out
    },
  },
  {
    op: 'scatter-rows',
    when: 'of more updates than ONNX Runtime adds on one thread',
    operands: (draw) => [draw.ids([260_000], 2)],
    apply: (ids) => scatterRows(ids, constant(new Float32Array(260_000).fill(1), [260_000]), { rows: 3 }),
    expected: (ids) => [0, 1, 2].map((row) => Array.from(ids.data).filter((id) => id === row).length),
  },
]
