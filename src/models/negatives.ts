import { keyOf } from '../nn/random.ts'
import { seededRandom } from '../stats/random.ts'
import type { Sequence } from './item-sequences.ts'
import type { ItemNetwork } from './next-item-network.ts'

/** Items drawn for a softmax that does not go over all of them. */
export interface Drawn {
  type: { shape: [number]; dtype: 'int32' }
  /** log of the probability with which each row of the table is drawn; 0 for those that never are. */
  logQ: Float32Array
  /** What all places of a batch share: follows from seed, epoch and step. */
  of(epoch: number, step: number): Int32Array
}

/**
 * Items drawn as often as people took them (each once more, so that all are drawn), which makes the sampled softmax
 * vary least for its size (Bengio & Senécal 2008).
 */
export function negativesOf(
  sequences: readonly Sequence[],
  { items, reading }: Pick<ItemNetwork, 'items' | 'reading'>,
  { negatives = 512, seed }: { negatives?: number; seed: number },
): Drawn {
  const counts = new Float64Array(items).fill(1, 1)
  for (const sequence of sequences) for (const item of sequence.items) counts[item]++
  const upTo = new Float64Array(items)
  for (let item = 1; item < items; item++) upTo[item] = upTo[item - 1] + counts[item]
  const all = upTo[items - 1]
  const logQ = new Float32Array(items + reading.marks)
  for (let item = 1; item < items; item++) logQ[item] = Math.log(counts[item] / all)
  return {
    type: { shape: [negatives], dtype: 'int32' },
    logQ,
    of(epoch, step) {
      const random = seededRandom(keyOf(seed, epoch, step))
      return Int32Array.from({ length: negatives }, () => firstAbove(upTo, random() * all))
    },
  }
}

/** The first place whose number is above a value; numbers ascend and the last is. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}
