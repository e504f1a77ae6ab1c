export const monitorTabs = ['alerts', 'drift', 'health', 'rules'] as const
export type MonitorTab = (typeof monitorTabs)[number]

export interface MonitorSearch {
  /** The alerts unless given. */
  tab?: MonitorTab
  /** The target whose drift is shown; the first unless given. */
  target?: string
  /** The rule that is open in the form: an id, or `new`. */
  rule?: string
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const monitorSearch = (search: Record<string, unknown>): MonitorSearch => ({
  tab: monitorTabs.find((name) => name === search.tab),
  target: text(search.target),
  rule: text(search.rule),
})
