import type { Interactions } from './recommender.ts'

const known = new WeakMap<Interactions, Map<string, unknown>>()

/**
 * What was computed of some data, computed once for as long as the data is held: families that differ in how time is
 * weighed, those that build on others, and windows that share a cut, take it over. `key` names what it is and all
 * parameters that it depends on. What failed is computed anew when it is asked for again.
 */
export function shared<Result>(data: Interactions, key: string, compute: () => Promise<Result>): Promise<Result> {
  const own = known.get(data) ?? new Map<string, unknown>()
  known.set(data, own)
  const before = own.get(key) as Promise<Result> | undefined
  if (before) return before
  const found = compute()
  own.set(key, found)
  found.catch(() => own.delete(key))
  return found
}
