import { newId } from '../core/ids.ts'
import type { Clock } from '../core/time.ts'
import type { Classifier, Contribution } from '../models/classifier.ts'
import { featuresAt, type PersonFeatures } from '../prepare/propensity.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import type { Store } from '../store/store.ts'
import { openIdentities } from './identities.ts'
import type { PredictionLog } from './prediction-log.ts'
import type { TargetRef } from './registry.ts'
import type { Served, Serving } from './serving.ts'

export interface PropensityAnswer {
  prediction_id: string
  person: string
  model: { name: string; version: number }
  /** That the person does it within the target's days from now, 0 … 1. */
  probability: number
  /** What moved it away from the average, strongest first, at most five. */
  reasons: Contribution[]
}

/** What answers for one propensity target. */
export interface PropensityService {
  target: TargetRef & { name: string }
  definition: DefinitionOf<'propensity'>
  store: Store
  serving: Serving<Classifier>
  clock: Clock
  log: PredictionLog
}

/**
 * One person's probability from their events up to this moment. Someone who never did what the target counts gets the
 * answer of a row without history. Cost: one scan of the target's events, some 50 ms for half a million.
 */
export async function propensity(service: PropensityService, person: string): Promise<PropensityAnswer | null> {
  const person_id = await openIdentities(service.store, service.target.project).personOf(person)
  const [answer] = await score(service, { person_id })
  return answer ? { ...answer, person } : null
}

export interface PeopleRequest {
  limit: number
  /** `low`: least likely first (about to leave); `high`: likeliest first. */
  order: 'low' | 'high'
}

/** Everyone's probability in one scan, logged, and the ends of the list that the caller wants. */
export async function propensityOfPeople(
  service: PropensityService,
  { limit, order }: PeopleRequest,
): Promise<PropensityAnswer[]> {
  const answers = await score(service, {})
  const sign = order === 'high' ? -1 : 1
  return answers.sort((a, b) => sign * (a.probability - b.probability)).slice(0, limit)
}

async function score(service: PropensityService, who: { person_id?: string }): Promise<PropensityAnswer[]> {
  const served = await service.serving.champion()
  const now = service.clock.now()
  const rows = await featuresAt(service.store, service.target.project, service.definition, now, who)
  const x = new Float64Array(rows.length * served.model.names.length)
  rows.forEach((row, i) => {
    x.set(row.x, i * served.model.names.length)
  })
  const probabilities = served.model.probability(x)
  return rows.map((row, i) => remember(service, served, row, probabilities[i], now))
}

function remember(
  service: PropensityService,
  served: Served<Classifier>,
  row: PersonFeatures,
  probability: number,
  now: Date,
): PropensityAnswer {
  const answer: PropensityAnswer = {
    prediction_id: newId(),
    person: row.distinct_id,
    model: { name: served.family, version: served.version },
    probability,
    reasons: served.model.contributions(row.x).slice(0, 5),
  }
  service.log.add({
    project_id: service.target.project,
    target: service.target.name,
    prediction_id: answer.prediction_id,
    person_id: row.person_id,
    distinct_id: row.distinct_id,
    predicted_at: now.toISOString(),
    model: served.family,
    version: served.version,
    arm: 'champion',
    fallback: '',
    items: [],
    scores: [],
    value: probability,
    context: JSON.stringify({ model_hash: served.hash, features: Array.from(row.x) }),
  })
  return answer
}
