import type { Fitted } from '../models/family.ts'
import type { Interval, Judge, Scored } from './judge.ts'

/** What the gate decided and on what. */
export interface Verdict {
  promote: boolean
  /** Family of the candidate. */
  winner: string
  /** Whom it was measured against: the champion, or the strong baseline where there is none. */
  against: string
  /** Candidate − other in the main metric, signed so that above 0 is better; NaN where nothing could be scored. */
  difference: number
  ci95: [number, number]
  /** The decision in words. */
  verdict: string
}

/** Fewer people or series than this agree by chance: a bootstrap of one has an interval of no width. */
const ENOUGH_PAIRS = 10

interface Entrant<Units> {
  name: string
  scored: Scored<Units>
}

export interface GateInput<Units> {
  candidate: Entrant<Units>
  champion: (Entrant<Units> & { how: string }) | null
  baseline: Entrant<Units>
  seed: number
}

/**
 * The candidate is promoted when the paired 95 % bootstrap interval of its advantage in the main metric lies above 0:
 * over the champion, scored on the same test rows, or, for a first champion, over the strong baseline. Ten people or
 * series at least must have been compared.
 */
export function gate<Data, Model extends Fitted, Units>(
  judge: Judge<Data, Model, Units>,
  { candidate, champion, baseline, seed }: GateInput<Units>,
): Verdict {
  const other = champion ?? baseline
  const { difference, lo, hi, pairs } = judge.compare(candidate.scored, other.scored, seed)
  const promote = lo > 0 && pairs >= ENOUGH_PAIRS
  return {
    promote,
    winner: candidate.name,
    against: other.name,
    difference,
    ci95: [lo, hi],
    verdict: words(judge, {
      candidate,
      other,
      first: !champion,
      how: champion?.how ?? '',
      promote,
      difference,
      interval: { lo, hi },
      pairs,
    }),
  }
}

interface Words<Units> {
  candidate: Entrant<Units>
  other: Entrant<Units>
  first: boolean
  how: string
  promote: boolean
  difference: number
  interval: Interval
  pairs: number
}

function words<Data, Model extends Fitted, Units>(
  judge: Judge<Data, Model, Units>,
  { candidate, other, first, how, promote, difference, interval, pairs }: Words<Units>,
): string {
  const of = ({ name, scored }: Entrant<Units>) => `${name} (${judge.main} ${scored.metrics[judge.main].toFixed(3)})`
  const by = `${difference.toFixed(4)} (95 % interval ${interval.lo.toFixed(4)} to ${interval.hi.toFixed(4)})`
  const rival = first ? `the baseline ${of(other)}` : `the champion ${of(other)}${how && `, ${how}`}`
  if (promote) return `Promoted: ${of(candidate)} beats ${rival} by ${by}.`
  if (candidate.name === other.name && first)
    return `The baseline ${of(other)} answers: nothing did better on validation.`
  const stays = first ? 'the baseline answers' : 'the champion stays'
  if (Number.isNaN(difference)) return `Not promoted: nothing in the test window could be scored; ${stays}.`
  if (pairs < ENOUGH_PAIRS)
    return `Not promoted: ${of(candidate)} could be compared with ${rival} on ${pairs} only, and ${ENOUGH_PAIRS} are needed; ${stays}.`
  return `Not promoted: ${of(candidate)} does not beat ${rival} by more than noise, ${by}; ${stays}.`
}
