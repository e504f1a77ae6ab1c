import { BellwetherError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import type { Clock } from '../core/time.ts'
import type { Recommender } from '../models/recommender.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import type { Random } from '../stats/random.ts'
import { armOf, type Shares } from './arms.ts'
import type { Supplies } from './candidates.ts'
import type { Histories, PersonHistory } from './histories.ts'
import type { PlacementAnswer, PlacementRequest, RecommendedItem } from './placement.ts'
import { answerPlacement } from './placement-list.ts'
import type { Arm, PredictionLog } from './prediction-log.ts'
import type { TargetRef } from './registry.ts'
import type { RulesInForce } from './rules.ts'
import type { Served, Serving } from './serving.ts'

export interface RecommendationRequest {
  /** A distinct_id; null: nobody in particular, who is in no arm and not remembered. */
  person: string | null
  /** Items at hand (a basket, a page, the session): counted as just taken, and not recommended back. */
  items: readonly string[]
  /** Lists in the order of their claim: an item is in the first that wants it, and in no other. */
  placements: readonly PlacementRequest[]
  /** Hash of a registered model that answers instead of the person's arm: to look at, so it is not remembered. */
  model?: string
  /** Give what the catalogue knows of each item. */
  attributes?: boolean
  /** Say of each item why it was given: up to twenty scorings more, where a model's inside does not say. */
  reasons: boolean
  /** An answer to look at: it is not remembered. */
  preview?: boolean
}

export interface Recommendations {
  person: string | null
  model: { name: string; version: number }
  /** Null for nobody in particular, where a model was asked for by its hash, and where none is in service. */
  arm: Arm | null
  placements: PlacementAnswer[]
}

/** What the short form answers: one list. */
export type RecommendationAnswer = Omit<Recommendations, 'placements'> & Omit<PlacementAnswer, 'name' | 'kind'>

/** What answers for one recommendation target. */
export interface RecommendationService extends Supplies {
  target: TargetRef & { name: string }
  definition: DefinitionOf<'recommendation'>
  serving: Serving<Recommender>
  histories: Histories
  rules: RulesInForce
  shares: Shares
  clock: Clock
  log: PredictionLog
  random: Random
}

/** Who is asked about, and who answers. */
export interface Answering {
  person: PersonHistory & { distinct_id: string | null }
  arm: Arm | null
  served: Served<Recommender> | null
  now_ms: number
}

/**
 * Lists for a person, each best first, no item in two of them. Always answers: the champion (or the arm that the person
 * is in), then what stands with the items asked about, what is popular, what is new. A preview, an answer by a named
 * model and one for nobody are neither logged nor counted in lift. Throws `deploy.expression`, and `core.not_found` for a
 * model or a rule that there is not. Cost: one scoring of all items (about 1 ms for 4,000) and a partial sort a list; no
 * disk once the person is in memory, except for a rule that excludes by another event.
 */
export async function recommend(
  service: RecommendationService,
  request: RecommendationRequest,
): Promise<Recommendations> {
  const answering = await whoAnswers(service, request)
  const { arm } = answering
  const remembered = arm !== null && !request.preview
  const model = answeredBy(answering)
  const shown = new Set<string>(request.items)
  const about = { atHand: request.items, reasons: request.reasons }
  const placements: PlacementAnswer[] = []
  for (const placement of request.placements) {
    const list = await answerPlacement(service, answering, { ...placement, ...about }, shown)
    for (const { item } of list.items) shown.add(item)
    const answer = { ...list, prediction_id: remembered ? newId() : null }
    if (answer.prediction_id !== null) remember(service, { request, placement, answering, answer })
    const items = request.attributes ? await described(service, answer.items) : answer.items
    placements.push({ ...answer, items })
  }
  return { person: request.person, model, arm, placements }
}

const answeredBy = ({ arm, served }: Answering) =>
  arm === 'control' || !served
    ? { name: 'popularity-28d', version: 0 }
    : { name: served.family, version: served.version }

const nobody: PersonHistory = { person_id: '', items: [], time_ms: [], baskets: [] }

/** The model asked for by its hash, or that of the person's arm. */
async function whoAnswers(
  { target, serving, shares, histories, clock }: RecommendationService,
  request: RecommendationRequest,
): Promise<Answering> {
  const history = request.person === null ? nobody : await histories.of(request.person)
  const person = { ...history, distinct_id: request.person }
  const now_ms = clock.now().getTime()
  if (request.model !== undefined) return { person, arm: null, served: await serving.registered(request.model), now_ms }
  const [champion, challenger] = await Promise.all([inService(serving), serving.challenger()])
  if (!champion || request.person === null) return { person, arm: null, served: champion, now_ms }
  const arm = armOf(target.target_id, person.person_id, { ...shares, challenger: challenger ? shares.challenger : 0 })
  return { person, arm, served: arm === 'challenger' && challenger ? challenger : champion, now_ms }
}

/** The champion, or null before the first promotion. */
async function inService(serving: Serving<Recommender>): Promise<Served<Recommender> | null> {
  try {
    return await serving.champion()
  } catch (error) {
    if (error instanceof BellwetherError && error.code === 'deploy.no_model') return null
    throw error
  }
}

async function described(
  { catalogue }: RecommendationService,
  items: readonly RecommendedItem[],
): Promise<RecommendedItem[]> {
  const known = await catalogue.attributes()
  return items.map((item) => ({ ...item, attributes: known.get(item.item) }))
}

interface Given {
  request: RecommendationRequest
  placement: PlacementRequest
  answering: Answering
  answer: PlacementAnswer
}

/** Writes an answer down behind the request, with what it rested on. */
function remember({ target, log }: RecommendationService, { request, placement, answering, answer }: Given): void {
  const { person, arm, served, now_ms } = answering
  const { limit, where, exclude_seen, items, diversity, novelty, explore } = placement
  const { name: model, version } = answeredBy(answering)
  log.add({
    project_id: target.project,
    target: target.name,
    prediction_id: answer.prediction_id as string,
    person_id: person.person_id,
    distinct_id: request.person as string,
    predicted_at: new Date(now_ms).toISOString(),
    model,
    version,
    arm: arm as Arm,
    placement: placement.name,
    kind: placement.kind,
    fallback: answer.fallback ?? '',
    items: answer.items.map(({ item }) => item),
    scores: answer.items.map(({ score }) => score),
    value: null,
    context: JSON.stringify({
      model_hash: arm === 'control' ? null : (served?.hash ?? null),
      limit,
      items: request.items,
      where: where?.text ?? null,
      exclude_seen,
      history_rows: person.items.length,
      ...(items.length && { about: items }),
      ...(answer.rules.length && { rules: answer.rules }),
      ...(diversity > 0 && { diversity }),
      ...(novelty > 0 && { novelty }),
      ...(explore > 0 && { explore, propensities: answer.items.map(({ propensity = 1 }) => propensity) }),
    }),
  })
}
