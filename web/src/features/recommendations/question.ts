import type { RecommendationsSearch } from './search.ts'

/** Stands for the person where only a basket is asked about: somebody of whom nothing is known. */
const NOBODY = 'somebody-unknown'

/** A question as the API takes it. */
export interface Question {
  person: string
  limit: number
  items?: string
  where?: string[]
  exclude_seen?: 'true'
  model?: string
}

/** The question of an address by one model, or by whoever answers the person in service; null while neither person nor basket is chosen. */
export function questionOf(search: RecommendationsSearch, model: string | undefined): Question | null {
  const { person, items, limit = 10, where, unseen } = search
  if (!person && !items) return null
  return {
    person: person ?? NOBODY,
    limit,
    ...(items && { items: items.join(',') }),
    ...(where && { where }),
    ...(unseen && { exclude_seen: 'true' }),
    ...(model && { model }),
  }
}

/** The same as an address has it. */
export function queryOf({ limit, where = [], ...question }: Question): URLSearchParams {
  const query = new URLSearchParams({ ...question, limit: String(limit) })
  for (const condition of where) query.append('where', condition)
  return query
}
