import { keyOf, mix } from './random.ts'

/** Row numbers 0 … n − 1 in an order that follows from seed and epoch alone (Fisher–Yates). */
export function shuffled(n: number, { seed, epoch }: { seed: number; epoch: number }): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  const key = keyOf(seed, epoch)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(((mix(i ^ key) >>> 0) / 2 ** 32) * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  return order
}

/** Rows of one batch, all of them at most `length` long; fewer than a batch's size at the end of an epoch. */
export interface Bucketed {
  rows: Int32Array
  length: number
}

/**
 * Batches of rows of like length: each goes to the shortest of `lengths` that holds it, so that little is padding
 * (longer ones go to the last, to be cut). Rows are shuffled before, batches after. Every row comes once an epoch.
 */
export function buckets(
  rowLengths: ArrayLike<number>,
  { lengths, batch, seed, epoch }: { lengths: readonly number[]; batch: number; seed: number; epoch: number },
): Bucketed[] {
  const bounds = [...lengths].sort((a, b) => a - b)
  const open: number[][] = bounds.map(() => [])
  const full: Bucketed[] = []
  const close = (k: number) => {
    full.push({ rows: Int32Array.from(open[k]), length: bounds[k] })
    open[k] = []
  }
  for (const row of shuffled(rowLengths.length, { seed, epoch })) {
    const fitting = bounds.findIndex((bound) => rowLengths[row] <= bound)
    const k = fitting === -1 ? bounds.length - 1 : fitting
    open[k].push(row)
    if (open[k].length === batch) close(k)
  }
  for (const [k, rows] of open.entries()) if (rows.length > 0) close(k)
  return [...shuffled(full.length, { seed: seed + 1, epoch })].map((i) => full[i])
}

/** One row of packed sequences: which sequences lie in it, one after the other, from which place. */
export interface Packed {
  sequences: { row: number; from: number; length: number }[]
}

/**
 * Sequences laid one after the other into rows of `capacity`, longest first, each into the row with the least
 * room that holds it (best-fit decreasing: at most 11/9 of the fewest rows and one more, Johnson 1973). With `segmentMask` none sees its neighbours. Longer
 * sequences are cut to the capacity.
 */
export function pack(rowLengths: ArrayLike<number>, { capacity }: { capacity: number }): Packed[] {
  const order = Array.from({ length: rowLengths.length }, (_, i) => i).sort((a, b) => rowLengths[b] - rowLengths[a])
  const packed: (Packed & { used: number })[] = []
  // Rows by the room that they have left, so that finding one does not look at all of them.
  const byRoom: number[][] = Array.from({ length: capacity + 1 }, () => [])
  for (const row of order) {
    const length = Math.min(rowLengths[row], capacity)
    if (length === 0) continue
    let room = length
    while (room <= capacity && byRoom[room].length === 0) room++
    const at = room <= capacity ? byRoom[room].pop()! : packed.push({ sequences: [], used: 0 }) - 1
    const into = packed[at]
    into.sequences.push({ row, from: into.used, length })
    into.used += length
    byRoom[capacity - into.used].push(at)
  }
  return packed.map(({ sequences }) => ({ sequences }))
}
