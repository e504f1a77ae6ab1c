import type { Fitted } from '../models/family.ts'
import type { Difference, Judge, Scored } from './judge.ts'

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
  const compared = judge.compare(candidate.scored, other.scored, seed)
  const { difference, lo, hi, pairs } = compared
  const promote = lo > 0 && pairs >= ENOUGH_PAIRS
  return {
    promote,
    winner: candidate.name,
    against: other.name,
    difference,
    ci95: [lo, hi],
    verdict: words({
      metric: judge.main,
      candidate: candidate.name,
      other: other.name,
      how: champion?.how ?? '',
      first: !champion,
      promote,
      compared,
    }),
  }
}

interface Words {
  /** Name of the main metric. */
  metric: string
  candidate: string
  other: string
  how: string
  first: boolean
  promote: boolean
  compared: Difference
}

/** Each side with its score over what was paired, so that the difference is theirs. */
function words({ metric, candidate, other, how, first, promote, compared }: Words): string {
  const { difference, lo, hi, pairs, each, on } = compared
  const stays = first ? 'the baseline answers' : 'the champion stays'
  if (Number.isNaN(difference)) return `Not promoted: nothing in the test window could be scored; ${stays}.`
  const short = (value: number) => value.toFixed(4)
  const one = `${candidate} (${metric} ${short(each[0])})`
  const rival = `the ${first ? 'baseline' : 'champion'} ${other} (${short(each[1])})${how && `, ${how}`}`
  const by = `${short(difference)} (95 % interval ${short(lo)} to ${short(hi)})`
  if (promote) return `Promoted: ${one} beats ${rival} by ${by} on ${on}.`
  if (candidate === other && first) return `The baseline ${one} answers: nothing did better on validation.`
  if (pairs < ENOUGH_PAIRS)
    return `Not promoted: ${one} could be compared with ${rival} on ${pairs} only, and ${ENOUGH_PAIRS} are needed; ${stays}.`
  return `Not promoted: ${one} does not beat ${rival} by more than noise, ${by} on ${on}; ${stays}.`
}
