import type { Finding, Report } from './report.ts'

/** A target whose newest event is older than this many days has lost its source. */
const STALE_EVENTS_DAYS = 7
/** A model older than this many days has not seen a season turn. */
const STALE_MODEL_DAYS = 90
/** A forecast may be this many times as wrong as its card promised. */
const WORSE = 1.5
/** … over a whole week at least: one quiet Sunday is no verdict. */
const ENOUGH_DAYS = 7
const MISCALIBRATED = 0.1
/** Of fewer answers chance alone brings a calibration error like that: ten bins of 50, each off by 0.06 on average. */
const ENOUGH_ANSWERS = 500

/** What in a report a person should look at, and whether learning anew may mend it. */
export function findings(report: Report): Finding[] {
  const all = [...driftFindings(report), ...freshnessFindings(report), ...effectFindings(report)]
  // Without new events there is nothing new to learn: whoever looks after the source comes first.
  return isSilent(report) ? all.map((finding) => ({ ...finding, retrain: false })) : all
}

const isSilent = ({ freshness: { last_event_days } }: Report): boolean =>
  last_event_days === null || last_event_days > STALE_EVENTS_DAYS

function driftFindings({ drift, model }: Report): Finding[] {
  return drift
    .filter((row) => row.alert)
    .map((row) => ({
      kind: 'drift',
      subject: row.input,
      message: `${row.input} has moved away from what ${model.name} v${model.version} learnt from: PSI ${row.psi.toFixed(2)}, threshold 0.20`,
      evidence: { ...row },
      retrain: true,
    }))
}

function freshnessFindings(report: Report): Finding[] {
  const found: Finding[] = []
  const { freshness, model } = report
  const { last_event_days, model_days } = freshness
  if (isSilent(report)) {
    const age =
      last_event_days === null ? 'No event has come yet' : `The newest event is ${last_event_days.toFixed(1)} days old`
    found.push({
      kind: 'freshness',
      subject: 'events',
      message: `${age}: check the source`,
      evidence: { last_event_days },
      retrain: false,
    })
  }
  if (model_days > STALE_MODEL_DAYS) {
    found.push({
      kind: 'freshness',
      subject: 'model',
      message: `${model.name} v${model.version} learnt from events up to ${model.cutoff.slice(0, 10)}, ${Math.round(model_days)} days ago`,
      evidence: { model_days },
      retrain: true,
    })
  }
  return found
}

function effectFindings({ effect, model }: Report): Finding[] {
  const name = `${model.name} v${model.version}`
  if (effect.use === 'recommendation' && effect.lift_ci95 && effect.lift_ci95[1] < 0) {
    return [
      {
        kind: 'effect',
        subject: 'lift',
        message: `${name} brings less than what is popular: lift ${percent(effect.lift ?? 0)}, interval below zero`,
        evidence: { ...effect },
        retrain: true,
      },
    ]
  }
  if (
    effect.use === 'forecast' &&
    effect.days >= ENOUGH_DAYS &&
    effect.mase !== null &&
    effect.expected_mase !== null &&
    effect.mase > WORSE * effect.expected_mase
  ) {
    return [
      {
        kind: 'effect',
        subject: 'mase',
        message: `${name} errs more than its card says: MASE ${effect.mase.toFixed(2)} against ${effect.expected_mase.toFixed(2)}`,
        evidence: { ...effect },
        retrain: true,
      },
    ]
  }
  if (
    effect.use === 'propensity' &&
    effect.people >= ENOUGH_ANSWERS &&
    effect.ece !== null &&
    effect.ece > MISCALIBRATED
  ) {
    return [
      {
        kind: 'calibration',
        subject: 'ece',
        message: `${name}'s probabilities are off by ${percent(effect.ece)} on average`,
        evidence: { ...effect },
        retrain: true,
      },
    ]
  }
  return []
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
