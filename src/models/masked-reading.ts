import { keyOf } from '../nn/random.ts'
import { seededRandom } from '../stats/random.ts'
import { agesOf, type Example, newestOf, type Reading } from './item-sequences.ts'

/**
 * Share of the readings that break off somewhere and mask the newest item only: that is what is asked in the end, after
 * pasts of any length.
 */
const BROKEN_OFF = 0.2

/**
 * Both ways: some places of a sequence are masked, and what was there is to be named from all around (Sun et al. 2019).
 * What comes next is a mask after the newest item. The mask is the table's row after the items.
 */
export const masked = ({ share }: { share: number }): Reading => ({
  marks: 1,
  share,
  *examples({ items, time_ms }, length) {
    for (let end = items.length; end > 0; end -= Math.ceil(length / 2)) {
      const start = Math.max(0, end - length)
      const read = items.slice(start, end)
      yield { read, age_s: agesOf(time_ms.subarray(start, end)), at: Int32Array.from(read.keys()), targets: read }
      if (start === 0) return
    }
  },
  asked(past, { length, items }) {
    const { items: newest, time_ms } = newestOf(past, length - 1)
    const last = time_ms.length > 0 ? time_ms[time_ms.length - 1] : 0
    return { read: Int32Array.of(...newest, items), age_s: agesOf(Float64Array.of(...time_ms, last)) }
  },
  drawn({ read, age_s, targets }, { key, items }): Example {
    const random = seededRandom(keyOf(key))
    const whole = random() >= BROKEN_OFF
    const length = whole ? read.length : 1 + Math.floor(random() * read.length)
    const chosen = whole ? [...read.keys()].filter(() => random() < share) : [length - 1]
    // A reading in which nothing was drawn would teach nothing.
    const at = Int32Array.from(chosen.length > 0 ? chosen : [Math.floor(random() * read.length)])
    const hidden = read.slice(0, length)
    for (const place of at) hidden[place] = items
    return { read: hidden, age_s: agesFrom(age_s, length), at, targets: at.map((place) => targets[place]) }
  },
})

/** Ages of the first places, counted from the last of them. */
const agesFrom = (age_s: Float32Array, length: number): Float32Array =>
  age_s.slice(0, length).map((age) => age - age_s[length - 1])
