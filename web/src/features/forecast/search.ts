export const sorts = ['volume', 'error', 'name'] as const
export type Sort = (typeof sorts)[number]

/** What the address of the page says. */
export interface ForecastSearch {
  target?: string
  /** Id of a series; the total unless given. */
  series?: string
  sort?: Sort
  /** Part of a name. */
  q?: string
  /** Days to look ahead. */
  horizon?: number
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) || undefined : undefined

/** Reads an address, without what it should not hold. */
export function forecastSearch(search: Record<string, unknown>): ForecastSearch {
  const horizon = Math.round(Number(search.horizon))
  return {
    target: text(search.target),
    series: text(search.series),
    sort: sorts.find((sort) => sort === search.sort),
    q: text(search.q),
    horizon: horizon >= 7 && horizon <= 90 ? horizon : undefined,
  }
}
