import { type Condition, conditionsOf } from '../../components/conditions.ts'

export const eventTabs = ['live', 'names', 'quarantine', 'imports'] as const
export type EventTab = (typeof eventTabs)[number]

/** What the address of the events page says. */
export interface EventsSearch {
  /** Live where absent. */
  tab?: EventTab
  /** Live: only events of this name. */
  event?: string
  /** Live: only events that came under this id. */
  person?: string
  /** Live: only events of which all of this holds. */
  where?: Condition[]
  /** Live: only events that happened then or later: a day of the project (YYYY-MM-DD) or an instant. */
  from?: string
  /** Live: only events that happened before. */
  to?: string
  /** Live: the event that is open. */
  open?: string
  /** Names: the one whose properties are shown. */
  name?: string
  /** Quarantine: the refusal that is open. */
  refused?: string
  /** Imports: a file is being chosen and mapped. */
  wizard?: true
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) || undefined : undefined

const moment = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

/** Reads an address, without what it should not hold. */
export const eventsSearch = (search: Record<string, unknown>): EventsSearch => ({
  tab: eventTabs.find((tab) => tab === search.tab),
  event: text(search.event),
  person: text(search.person),
  where: conditionsOf(search.where),
  from: moment(search.from),
  to: moment(search.to),
  open: text(search.open),
  name: text(search.name),
  refused: text(search.refused),
  wizard: search.wizard === true || undefined,
})
