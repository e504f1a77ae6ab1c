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
  /** Null where the answer was not logged. */
  prediction_id: string | null
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

/** How an answer is asked for. */
interface Looking {
  /** An answer to look at: it is not logged. */
  preview?: boolean
}

/**
 * One person's probability from their events up to this moment. Someone who never did what the target counts gets the
 * answer of a row without history. Cost: one scan of the target's events, some 50 ms for half a million.
 */
export async function propensity(
  service: PropensityService,
  { person, preview }: { person: string } & Looking,
): Promise<PropensityAnswer | null> {
  const person_id = await openIdentities(service.store, service.target.project).personOf(person)
  const [answer] = await score(service, { person_id, preview })
  return answer ? { ...answer, person } : null
}

export interface PeopleRequest extends Looking {
  limit: number
  /** `low`: least likely first (about to leave); `high`: likeliest first. */
  order: 'low' | 'high'
}

/** Everyone's probability in one scan, logged unless it is a preview, and the ends of the list that the caller wants. */
export async function propensityOfPeople(
  service: PropensityService,
  { limit, order, preview }: PeopleRequest,
): Promise<PropensityAnswer[]> {
  const answers = await score(service, { preview })
  const sign = order === 'high' ? -1 : 1
  return answers.sort((a, b) => sign * (a.probability - b.probability)).slice(0, limit)
}

async function score(
  service: PropensityService,
  { preview, ...who }: { person_id?: string } & Looking,
): Promise<PropensityAnswer[]> {
  const served = await service.serving.champion()
  const now = service.clock.now()
  const rows = await featuresAt(service.store, service.target.project, service.definition, now, who)
  const x = new Float64Array(rows.length * served.model.names.length)
  rows.forEach((row, i) => {
    x.set(row.x, i * served.model.names.length)
  })
  const probabilities = served.model.probability(x)
  return rows.map((row, i) => {
    const answer = {
      person: row.distinct_id,
      model: { name: served.family, version: served.version },
      probability: probabilities[i],
      reasons: served.model.contributions(row.x).slice(0, 5),
    }
    return { ...answer, prediction_id: preview ? null : remember(service, served, row, probabilities[i], now) }
  })
}

/** Logs an answer and gives its id. */
function remember(
  service: PropensityService,
  served: Served<Classifier>,
  row: PersonFeatures,
  probability: number,
  now: Date,
): string {
  const prediction_id = newId()
  service.log.add({
    project_id: service.target.project,
    target: service.target.name,
    prediction_id,
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
  return prediction_id
}
