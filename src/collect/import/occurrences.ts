import { hash } from 'node:crypto'

/** Slots at the start; always a power of two. */
const SLOTS = 1 << 12

/**
 * Counts how often each identity came before: 0 the first time, then 1, 2… Remembers 64 bits of a digest instead of the
 * identity, so that a million of them take about 20 MB however long they are, outside the heap.
 */
export function countOccurrences(): (identity: string) => number {
  let low = new Uint32Array(SLOTS)
  let high = new Uint32Array(SLOTS)
  let held = 0
  const again = new Map<string, number>()

  /** The slot that holds a digest, or the free one where it goes. */
  function slotOf(a: number, b: number): number {
    let slot = (a ^ b) & (low.length - 1)
    while (low[slot] !== 0 && (low[slot] !== a || high[slot] !== b)) slot = (slot + 1) & (low.length - 1)
    return slot
  }
  function put(a: number, b: number): void {
    const slot = slotOf(a, b)
    low[slot] = a
    high[slot] = b
  }
  function grow(): void {
    const [lows, highs] = [low, high]
    low = new Uint32Array(lows.length * 2)
    high = new Uint32Array(lows.length * 2)
    for (let i = 0; i < lows.length; i++) if (lows[i] !== 0) put(lows[i], highs[i])
  }
  return (identity) => {
    const digest = hash('sha1', identity, 'buffer')
    // Zero marks a free slot.
    const a = digest.readUInt32LE(0) || 1
    const b = digest.readUInt32LE(4)
    if (low[slotOf(a, b)] === 0) {
      put(a, b)
      if (++held > low.length * 0.7) grow()
      return 0
    }
    const key = `${a} ${b}`
    const times = (again.get(key) ?? 0) + 1
    again.set(key, times)
    return times
  }
}
