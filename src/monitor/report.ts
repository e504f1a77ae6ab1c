/** How far an input or the answers have moved from what the champion learnt from. */
export interface DriftRow {
  input: string
  /** Population stability index against the reference; above 0.2 is an alert. */
  psi: number
  alert: boolean
  rows_reference: number
  rows_now: number
}

/** A rate with its bootstrap 95 % interval. */
export interface Rate {
  rate: number
  n: number
}

/** Rates of the champion's answers and of the control's, and what is between them. */
export interface Lift {
  champion: Rate
  control: Rate
  /** champion ÷ control − 1; null until both have outcomes. */
  lift: number | null
  lift_ci95: [number, number] | null
}

/** What one list brought. */
export interface PlacementEffect extends Lift {
  placement: string
  kind: string
}

/** What the champion's recommendations brought, beside the control's: over all lists in which the two differ, and by list. */
export interface RecommendationEffect extends Lift {
  use: 'recommendation'
  requests: number
  /** Requests whose outcome is known: an order came, or the time for one has passed. */
  settled: number
  /** By requests, most first. Looks of before there were placements lack them. */
  placements?: PlacementEffect[]
}

/** The champion's forecast of the days since its training, against what was sold. */
export interface ForecastEffect {
  use: 'forecast'
  days: number
  series: number
  mase: number | null
  wape: number | null
  coverage80: number | null
  coverage95: number | null
  /** MASE that the champion's card promises. */
  expected_mase: number | null
}

/** Probabilities given, against who did it. */
export interface PropensityEffect {
  use: 'propensity'
  people: number
  auc: number | null
  average_precision: number | null
  brier: number | null
  mean_probability: number | null
  rate: number | null
  ece: number | null
}

export type Effect = RecommendationEffect | ForecastEffect | PropensityEffect

/** One look at a target in service. */
export interface Report {
  target: string
  made_at: string
  model: { name: string; version: number; cutoff: string }
  effect: Effect
  drift: DriftRow[]
  /** Age of the newest event and of the model, in days. */
  freshness: { last_event_days: number | null; model_days: number }
}

/** Something that a person should look at. */
export interface Finding {
  kind: 'drift' | 'effect' | 'freshness' | 'calibration'
  subject: string
  message: string
  evidence: Record<string, unknown>
  /** Whether learning anew may mend it. */
  retrain: boolean
}
