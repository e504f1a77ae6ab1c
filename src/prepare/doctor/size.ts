import { quantile } from '../../stats/bootstrap.ts'
import type { CheckContext } from './context.ts'
import { type DoctorReport, rounded } from './report.ts'

/** How much there is. */
export function sizeOf({ data, start, rows }: CheckContext): DoctorReport['size'] {
  const { people, items, item } = data
  const last = new Int32Array(items.length).fill(-1)
  const lengths = new Float64Array(people.length)
  let distinct = 0
  for (let p = 0; p < people.length; p++) {
    lengths[p] = start[p + 1] - start[p]
    for (let at = start[p]; at < start[p + 1]; at++) {
      if (last[item[rows[at]]] !== p) distinct++
      last[item[rows[at]]] = p
    }
  }
  return {
    people: people.length,
    items: items.length,
    events: item.length,
    density: rounded(distinct / (people.length * items.length)),
    repeats: rounded(1 - distinct / item.length),
    median_length: rounded(quantile(lengths.sort(), 0.5)),
  }
}
