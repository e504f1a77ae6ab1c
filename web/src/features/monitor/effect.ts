import type { Look } from './use-monitor-history.ts'

/** What is drawn of a target's effect: a value, and what it is judged by. */
export interface Judged {
  use: 'recommendation' | 'forecast' | 'propensity'
  at: string
  value: number | null
  /** 95 % interval, where the engine computes one. */
  interval: [low: number, high: number] | null
  /** What the model's card promised, or the limit of an alert. */
  against: number | null
}

/** Mean calibration error above which the engine raises an alert. */
const ECE_LIMIT = 0.1

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

export function judged({ made_at: at, effect }: Look): Judged {
  if (effect.use === 'recommendation') {
    const ci = effect.lift_ci95
    const interval: Judged['interval'] = Array.isArray(ci) ? [Number(ci[0]), Number(ci[1])] : null
    return { use: 'recommendation', at, value: numberOf(effect.lift), interval, against: 0 }
  }
  if (effect.use === 'forecast')
    return {
      use: 'forecast',
      at,
      value: numberOf(effect.mase),
      interval: null,
      against: numberOf(effect.expected_mase),
    }
  return { use: 'propensity', at, value: numberOf(effect.ece), interval: null, against: ECE_LIMIT }
}
