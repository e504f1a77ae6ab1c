/** What a check found: `OK`, `WARN` (works, but look at it) or `FAIL` (does not work). */
export interface Finding {
  check: string
  state: 'OK' | 'WARN' | 'FAIL'
  found: string
  /** What to do; only where something is to be done. */
  todo?: string
}

/** All is well. */
export const ok = (check: string, found: string): Finding => ({ check, state: 'OK', found })

/** It works, but not for long or not well. */
export const warn = (check: string, found: string, todo: string): Finding => ({ check, state: 'WARN', found, todo })

/** It does not work. */
export const fail = (check: string, found: string, todo: string): Finding => ({ check, state: 'FAIL', found, todo })
