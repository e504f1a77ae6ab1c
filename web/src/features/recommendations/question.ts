import { forEverybody, type Kind } from './kinds.ts'
import type { RecommendationsSearch } from './search.ts'

/** Stands for the person where only a basket is asked about: somebody of whom nothing is known. */
const NOBODY = 'somebody-unknown'

/** A question as the API takes it. */
export interface Question {
  person: string
  limit: number
  kind?: Kind
  items?: string
  where?: string[]
  exclude_seen?: 'true'
  diversity?: number
  novelty?: number
  model?: string
}

/** The question of an address by one model, or by whoever answers the person in service; null while a list that needs them has neither person nor basket. */
export function questionOf(search: RecommendationsSearch, model: string | undefined): Question | null {
  const { person, items, limit = 10, kind, where, unseen, diversity, novelty } = search
  if (!person && !items && !forEverybody(kind)) return null
  return {
    person: person ?? NOBODY,
    limit,
    ...(kind && { kind }),
    ...(items && { items: items.join(',') }),
    ...(where && { where }),
    ...(unseen && { exclude_seen: 'true' }),
    ...(diversity && { diversity }),
    ...(novelty && { novelty }),
    ...(model && { model }),
  }
}

/** The same as an address has it. */
export function queryOf({ where = [], ...question }: Question): URLSearchParams {
  const query = new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)]))
  for (const condition of where) query.append('where', condition)
  return query
}
