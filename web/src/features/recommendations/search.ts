import { type Kind, kinds } from './kinds.ts'

/** What the address of the page says: which question is asked, of which target. */
export interface RecommendationsSearch {
  target?: string
  /** A distinct_id. */
  person?: string
  /** Items at hand. */
  items?: string[]
  limit?: number
  /** What the list is of; for the person unless said. */
  kind?: Kind
  /** Conditions on attributes, `category:eq:Toys`. */
  where?: string[]
  /** Leave out what the person took before. */
  unseen?: boolean
  /** Dials, above 0 and at most 1: as unlike each other, as little known as can be. */
  diversity?: number
  novelty?: number
  /** Hashes of two models: the one that answers, and the one beside it. */
  model?: string
  beside?: string
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) || undefined : undefined
const texts = (value: unknown, most: number) => {
  const found = [value].flat().flatMap((one) => text(one) ?? [])
  return found.length ? found.slice(0, most) : undefined
}

const share = (value: unknown) => (Number(value) > 0 && Number(value) <= 1 ? Number(value) : undefined)

/** Reads an address, without what it should not hold. */
export function recommendationsSearch(search: Record<string, unknown>): RecommendationsSearch {
  const limit = Math.round(Number(search.limit))
  return {
    target: text(search.target),
    person: text(search.person),
    items: texts(search.items, 50),
    limit: limit >= 1 && limit <= 100 ? limit : undefined,
    kind: kinds.find((kind) => kind === search.kind),
    where: texts(search.where, 10),
    unseen: search.unseen === true || undefined,
    diversity: share(search.diversity),
    novelty: share(search.novelty),
    model: text(search.model),
    beside: text(search.beside),
  }
}
