export const settingsTabs = ['project', 'members', 'keys', 'account', 'backup', 'look'] as const
export type SettingsTab = (typeof settingsTabs)[number]

export interface SettingsSearch {
  /** The project unless given. */
  tab?: SettingsTab
}

export const settingsSearch = (search: Record<string, unknown>): SettingsSearch => ({
  tab: settingsTabs.find((name) => name === search.tab),
})
