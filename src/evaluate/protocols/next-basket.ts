import { BellwetherError } from '../../core/errors.ts'
import { DAY_MS } from '../../core/time.ts'
import { before } from '../../models/interactions.ts'
import type { Window } from '../judge.ts'
import { firstOrders } from '../recommendation.ts'
import { foldOf, type Protocol } from './protocol.ts'

/** Windows before the cut that models are tuned on. */
const VALIDATIONS = 2

/**
 * Each known person's first basket after the cut, within so many days: once with repeats allowed, once only what is new
 * to the person. This is what the product's own gate asks. Validation are the two windows before the cut.
 */
export const nextBasket: Protocol = (data, { cut_ms, days = 28 }) => {
  if (cut_ms === undefined) throw new BellwetherError({ code: 'core.invalid', field: 'cut', expected: 'a date' })
  const length = days * DAY_MS
  const asked = (name: string, exclude_seen: boolean) => {
    const fold = (window: Window) =>
      foldOf(data, {
        past: before(data, window.from_ms),
        target: firstOrders(data, window),
        cut_ms: window.from_ms,
        exclude_seen,
        now_ms: () => window.from_ms,
      })
    const window = (back: number): Window => ({ from_ms: cut_ms - back * length, to_ms: cut_ms - (back - 1) * length })
    const validation = Array.from({ length: VALIDATIONS }, (_, i) => fold(window(VALIDATIONS - i)))
    return { name, validation, test: fold(window(0)) }
  }
  return [asked('repeats allowed', false), asked('new items only', true)]
}
