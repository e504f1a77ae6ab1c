/** Keeps readers who follow new events from missing one that took long to arrive. */
export interface Arrivals {
  /**
   * A request's events are on their way into the table until `end`. They count as received at `received_ms`: when the
   * request began, or at the last instant told as settled where its body took longer than that.
   */
  begin(received: Date): { received_ms: number; end(): void }
  /** The instant before which everything received is stored, `now` when nothing is on its way. Never goes back. */
  settled(now: Date): Date
}

/** Knows of the requests of this process alone. Both calls take time in proportion to the requests under way. */
export function openArrivals(): Arrivals {
  const underWay = new Set<{ received_ms: number }>()
  let settled_ms = 0
  return {
    begin(received) {
      const arrival = { received_ms: Math.max(received.getTime(), settled_ms) }
      underWay.add(arrival)
      return { ...arrival, end: () => void underWay.delete(arrival) }
    },
    settled(now) {
      let oldest_ms = now.getTime()
      for (const { received_ms } of underWay) oldest_ms = Math.min(oldest_ms, received_ms)
      settled_ms = Math.max(settled_ms, oldest_ms)
      return new Date(settled_ms)
    },
  }
}
