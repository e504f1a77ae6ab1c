import { performance } from 'node:perf_hooks'
import type { Clock } from '../../core/time.ts'

/**
 * A clock set in the past that runs on from there. While a replay sets it, it stands at each instant, so that what happens
 * there has that time and no later one; it never goes back.
 */
export class ReplayClock implements Clock {
  #at_ms: number
  /** When it began to run on, on the process's own clock; null while it stands. */
  #since_ms: number | null = performance.now()

  constructor(start: Date) {
    this.#at_ms = start.getTime()
  }

  now(): Date {
    return new Date(this.#at_ms + (this.#since_ms === null ? 0 : performance.now() - this.#since_ms))
  }

  /** Stands at an instant, or where it is when that is later. */
  advanceTo(time_ms: number): void {
    this.#at_ms = Math.max(this.now().getTime(), time_ms)
    this.#since_ms = null
  }

  /** Runs on at its usual pace. */
  runOn(): void {
    this.#at_ms = this.now().getTime()
    this.#since_ms = performance.now()
  }
}
