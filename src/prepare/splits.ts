import { DAY_MS } from '../core/time.ts'
import type { Manifest } from './dataset.ts'

/** Validation windows before the test window: enough to see that a choice was no luck, few enough to wait for. */
const VALIDATIONS = 2

/**
 * Windows of `days`, one after the other, ending at the cut-off: the last is the test, those before it validation,
 * oldest first. Splits follow time, so that no model is judged on what came before something it learnt from.
 */
export function splitsOf(cutoff: Date, days: number): Manifest['splits'] {
  const window = (back: number) => ({
    from_ms: cutoff.getTime() - (back + 1) * days * DAY_MS,
    to_ms: cutoff.getTime() - back * days * DAY_MS,
  })
  const validation = Array.from({ length: VALIDATIONS }, (_, i) => window(VALIDATIONS - i))
  return { validation, test: window(0) }
}
