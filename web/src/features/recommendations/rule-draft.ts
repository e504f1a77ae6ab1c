import type { NamedRule, NewRule } from './use-rules.ts'

export type Action = NewRule['action']
export const actions = ['filter', 'boost', 'bury', 'pin', 'cap', 'exclude'] as const satisfies readonly Action[]

/** What a form holds, whichever action is chosen: changing one's mind loses nothing. */
export interface Draft {
  name: string
  action: Action
  when: string
  factor: number
  item: string
  rank: number
  attribute: string
  at_most: number
  event: string
  within_days: number
  placements: string[]
}

const blank: Draft = {
  name: '',
  action: 'filter',
  when: '',
  factor: 2,
  item: '',
  rank: 1,
  attribute: 'category',
  at_most: 2,
  event: 'item_purchased',
  within_days: 28,
  placements: [],
}

const fields = {
  filter: ['when'],
  boost: ['when', 'factor'],
  bury: ['when'],
  pin: ['item', 'rank'],
  cap: ['attribute', 'at_most'],
  exclude: ['event', 'within_days'],
} as const satisfies Record<Action, readonly (keyof Draft)[]>

/** What an action asks for. */
export const fieldsOf = (action: Action) => fields[action]

export const draftOf = (rule: NamedRule | null): Draft => (rule ? { ...blank, name: rule.name, ...rule.rule } : blank)

/** The rule of a draft, with the fields of its action alone. */
export function ruleOf(draft: Draft): NewRule {
  const own = Object.fromEntries(fields[draft.action].map((field) => [field, draft[field]]))
  return { action: draft.action, ...own, placements: draft.placements } as NewRule
}
