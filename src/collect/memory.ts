import { BellwetherError } from '../core/errors.ts'

/** Memory that requests hold between their first byte and their answer. */
export interface Memory {
  /** Opens an account for one request. */
  open(): Account
  held_bytes(): number
}

/** What one request holds. */
export interface Account {
  /** Throws `collect.overloaded` where the limit does not allow more. After `release` nothing is counted any more. */
  take(bytes: number): void
  /** Gives everything back; more than once is the same as once. */
  release(): void
}

/**
 * Counts what arrives against a limit: before memory is full, requests are turned away with 503 and `Retry-After`, which
 * every client answers by trying again later (a 4xx would make posthog-js drop its events).
 */
export function limitMemory(limit_bytes: number): Memory {
  let held = 0
  return {
    held_bytes: () => held,
    open() {
      let own = 0
      let released = false
      return {
        take(bytes) {
          if (released) return
          if (held + bytes > limit_bytes) {
            throw new BellwetherError({
              code: 'collect.overloaded',
              expected: `at most ${limit_bytes} bytes under way`,
              got: `${held + bytes} bytes`,
              hint: 'Send the same request again after the time in Retry-After.',
            })
          }
          held += bytes
          own += bytes
        },
        release() {
          held -= own
          own = 0
          released = true
        },
      }
    },
  }
}
