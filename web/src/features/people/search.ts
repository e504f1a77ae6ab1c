/** What the address of the people page says. */
export interface PeopleSearch {
  /** Part of an id, an address or a name. */
  q?: string
  /** Any id of the person that is open. */
  person?: string
  /** UUID of the event that is open. */
  open?: string
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) || undefined : undefined

/** Reads an address, without what it should not hold. */
export const peopleSearch = (search: Record<string, unknown>): PeopleSearch => ({
  q: text(search.q),
  person: text(search.person),
  open: text(search.open),
})
