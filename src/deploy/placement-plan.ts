import { DAY_MS } from '../core/time.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import type { Catalogue } from './catalogue.ts'
import type { Columns } from './columns.ts'
import { type Expression, parseExpression } from './expression.ts'
import { checkExpression, type Mask, maskOf } from './expression-mask.ts'
import type { Histories, PersonHistory } from './histories.ts'
import type { PlacementRequest } from './placement.ts'
import { type NamedRule, noRule, type Rule } from './rules.ts'
import type { Selection } from './select.ts'

/** What the rules and the request say about one list. */
export interface PlacementPlan extends Pick<Selection, 'masks' | 'boosts' | 'buried' | 'caps'> {
  /** By rank. */
  pins: readonly { item: string; rank: number }[]
  /** Left out for what the person did. */
  excluded: ReadonlySet<string>
  /** What applied, by name. */
  rules: readonly { name: string; version: number }[]
}

/** What a plan is made from. */
export interface PlanSources {
  catalogue: Catalogue
  histories: Histories
  definition: DefinitionOf<'recommendation'>
  now_ms: number
}

const masks = new WeakMap<Columns, Map<string, Mask>>()
/** Conditions whose masks are kept with a state of the catalogue. */
const KEPT = 200

/** An expression's mask over the catalogue as it is, from memory where somebody asked before. */
function maskFor(columns: Columns, text: string, expression: () => Expression): Mask {
  const known = masks.get(columns) ?? new Map<string, Mask>()
  masks.set(columns, known)
  const mask = known.get(text) ?? maskOf(expression(), columns)
  if (known.size >= KEPT) known.clear()
  known.set(text, mask)
  return mask
}

/** Reads rules and conditions for one list. Throws `deploy.expression` and `core.not_found` (a rule asked for by name). */
export async function planOf(
  sources: PlanSources,
  request: PlacementRequest,
  rules: readonly NamedRule[],
  person: PersonHistory & { distinct_id: string | null },
): Promise<PlacementPlan> {
  const applying = applicable(rules, request)
  const of = <Action extends Rule['action']>(action: Action) =>
    applying.map(({ rule }) => rule).filter((rule) => rule.action === action) as Extract<Rule, { action: Action }>[]
  const asks = request.where || applying.some(({ rule }) => 'when' in rule || rule.action === 'cap')
  const columns = asks ? await sources.catalogue.columns() : null
  const where = columns ? ({ when }: { when: string }) => maskFor(columns, when, () => parseExpression(when)) : null
  const filters = where ? of('filter').map(where) : []
  if (columns && request.where) {
    const { text, expression } = request.where
    checkExpression(expression, columns)
    filters.push(maskFor(columns, text, () => expression))
  }
  return {
    masks: filters,
    boosts: where ? of('boost').map((rule) => ({ mask: where(rule), factor: rule.factor })) : [],
    buried: where ? of('bury').map(where) : [],
    caps: columns ? of('cap').map((rule) => capOf(rule, columns)) : [],
    pins: of('pin').sort((a, b) => a.rank - b.rank),
    excluded: await excludedOf(sources, of('exclude'), request, person),
    rules: applying.map(({ name, version }) => ({ name, version })),
  }
}

function applicable(rules: readonly NamedRule[], { name, rules: wanted }: PlacementRequest): readonly NamedRule[] {
  if (!wanted) return rules.filter(({ rule }) => rule.placements.length === 0 || rule.placements.includes(name))
  return wanted.map((one) => {
    const found = rules.find((rule) => rule.name === one)
    if (!found) throw noRule(one)
    return found
  })
}

function capOf({ attribute, at_most }: { attribute: string; at_most: number }, columns: Columns) {
  const column = columns.column(attribute)
  return {
    at_most,
    groupOf: (item: string) => column?.words[column.codes[columns.rowOf(item)] ?? -1] ?? null,
  }
}

async function excludedOf(
  { histories, definition, now_ms }: PlanSources,
  rules: readonly { event: string; within_days: number }[],
  { exclude_seen }: PlacementRequest,
  person: PersonHistory & { distinct_id: string | null },
): Promise<Set<string>> {
  const excluded = new Set(exclude_seen ? person.items : [])
  for (const { event, within_days } of rules) {
    const since_ms = now_ms - within_days * DAY_MS
    if (event === definition.event) {
      person.items.forEach((item, row) => {
        if (person.time_ms[row] >= since_ms) excluded.add(item)
      })
    } else if (person.distinct_id !== null) {
      for (const item of await histories.had(person.distinct_id, event, new Date(since_ms))) excluded.add(item)
    }
  }
  return excluded
}

/** Refuses a rule that names what the catalogue does not have. Throws `deploy.expression`. */
export async function checkRule(catalogue: Catalogue, rule: Rule): Promise<void> {
  const columns = await catalogue.columns()
  if ('when' in rule) checkExpression(parseExpression(rule.when, 'when'), columns, 'when')
  if (rule.action === 'cap') {
    const values = [] as const
    const named: Expression = { kind: 'compare', attribute: rule.attribute, operator: 'in', values, at: 0 }
    checkExpression(named, columns, 'attribute')
  }
}
