import type { Interactions, Recommender } from '../models/recommender.ts'
import { seededRandom } from '../stats/random.ts'
import { topIndices } from '../stats/ranking.ts'
import type { Window } from './judge.ts'
import { type PersonScores, type RankingCase, scoresOf } from './ranking-cases.ts'
import { casesOf } from './recommendation.ts'

/** People of each kind. */
const EACH = 3
/** Events that a person must have had: of whom less is known a model can but guess. */
const FEWEST_EVENTS = 3
/** Newest events of a past that are shown. */
const PAST = 10
const K = 10

export interface ExampleItem {
  item: string
  /** As the dataset calls it. */
  name?: string
}

/** A person of the test window: what was known of them, what a model recommended, and what they took. */
export interface Example {
  person: string
  kind: 'best' | 'worst'
  /** NDCG@10 */
  ndcg: number
  /** Newest first. */
  past: (ExampleItem & { time_ms: number })[]
  /** Best first; `hit` where the person took it. */
  recommended: (ExampleItem & { hit: boolean })[]
  taken: ExampleItem[]
}

export interface ExamplesOptions {
  names: ReadonlyMap<string, string>
  seed: number
  signal: AbortSignal
}

/** A model that was fitted on what lies before the window, and how it did there, person by person. */
interface Judged {
  model: Recommender
  units: PersonScores
}

/**
 * Whom a model served best and worst in a window, by NDCG@10: three each of the people with at least three events before
 * it; of equals the seed decides, so that nobody picks. Fewer where there are fewer people. Cost: the scores of those few.
 */
export async function examples(
  { model, units }: Judged,
  data: Interactions,
  window: Window,
  { names, seed, signal }: ExamplesOptions,
): Promise<Example[]> {
  const { items, cases } = casesOf(data, window)
  const chosen = bestAndWorst(cases, units, seed)
  const named = (item: number): ExampleItem => {
    const name = names.get(items[item])
    return { item: items[item], ...(name && { name }) }
  }
  const shown: Example[] = []
  const asked = chosen.map((one) => one.asked)
  for await (const scores of scoresOf(model, items, asked, signal)) {
    const { kind, ndcg } = chosen[shown.length]
    const { person, history, relevant } = asked[shown.length]
    const past = Array.from(history.item.keys()).slice(-PAST).reverse()
    shown.push({
      person,
      kind,
      ndcg,
      past: past.map((row) => ({ ...named(history.item[row]), time_ms: history.time_ms[row] })),
      recommended: topIndices(scores, K).map((item) => ({ ...named(item), hit: relevant.includes(item) })),
      taken: relevant.map(named),
    })
  }
  return shown
}

interface Chosen {
  asked: RankingCase
  kind: Example['kind']
  ndcg: number
}

/** The best first, then the worst; nobody is both. */
function bestAndWorst(cases: readonly RankingCase[], { ndcg }: PersonScores, seed: number): Chosen[] {
  const random = seededRandom(seed)
  const known = cases
    .map((asked, i) => ({ asked, ndcg: ndcg[i], lot: random() }))
    .filter(({ asked }) => asked.history.item.length >= FEWEST_EVENTS)
    .sort((a, b) => b.ndcg - a.ndcg || a.lot - b.lot)
  const best = known.slice(0, Math.min(EACH, Math.ceil(known.length / 2)))
  const worst = known.slice(best.length).slice(-EACH).reverse()
  const as = (kind: Example['kind']) => (one: (typeof known)[number]) => ({ asked: one.asked, kind, ndcg: one.ndcg })
  return [...best.map(as('best')), ...worst.map(as('worst'))]
}
