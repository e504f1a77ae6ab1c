import type { Clock } from '../../core/time.ts'

/** A clock that stands where the replayed history does. It never goes back. */
export class ReplayClock implements Clock {
  #now_ms: number

  constructor(start: Date) {
    this.#now_ms = start.getTime()
  }

  now(): Date {
    return new Date(this.#now_ms)
  }

  advanceTo(time_ms: number): void {
    this.#now_ms = Math.max(this.#now_ms, time_ms)
  }
}
