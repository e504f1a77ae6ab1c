import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { recommendation_rules } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import { LONGEST_EXPRESSION } from './expression.ts'
import type { TargetRef } from './registry.ts'

/** Text that the metadata store can hold: PostgreSQL knows no NUL. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => !value.includes('\0'), 'text without a NUL byte')
const when = text(LONGEST_EXPRESSION).describe('Condition on attributes: `category == "Toys" and price < 20`')
const placements = z.array(text(100)).max(50).default([]).describe('Names of placements; none: all')

/** What an operator says about the lists of a target, whatever the model thinks. */
export const Rule = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('filter').describe('Only items that meet it'), when, placements }),
    z.strictObject({
      action: z.literal('boost').describe('Scores, as 0 … 1 over all items, times a factor'),
      when,
      factor: z.number().min(0).max(100),
      placements,
    }),
    z.strictObject({ action: z.literal('bury').describe('Behind all others'), when, placements }),
    z.strictObject({
      action: z.literal('pin').describe('One item at a rank, unless it is at hand or filtered out'),
      item: text(200),
      rank: z.int().min(1).max(100),
      placements,
    }),
    z.strictObject({
      action: z.literal('cap').describe('At most so many items with the same value; pinned ones do not count'),
      attribute: text(200),
      at_most: z.int().min(1).max(100),
      placements,
    }),
    z.strictObject({
      action: z.literal('exclude').describe('Without items that the person had such an event with lately'),
      event: text(200).describe('`item_purchased`, `item_viewed`, …'),
      within_days: z.number().positive().max(3_660),
      placements,
    }),
  ])
  .meta({ example: { action: 'filter', when: 'category == "Toys" and price < 20', placements: ['home'] } })
export type Rule = z.infer<typeof Rule>

/** A rule under its name; each change is a version more. */
export interface NamedRule {
  name: string
  version: number
  rule: Rule
  created_at: Date
}

type Row = typeof recommendation_rules.$inferSelect

/** Most rules of a target. */
const MOST = 100

const ofTarget = ({ project, target_id }: TargetRef) =>
  and(eq(recommendation_rules.project_id, project), eq(recommendation_rules.target_id, target_id))

/** All versions of a target's rules (or of one), newest first; a rule of null says that it was removed. */
async function versions({ db }: Store, ref: TargetRef, name?: string): Promise<Row[]> {
  const own = name === undefined ? ofTarget(ref) : and(ofTarget(ref), eq(recommendation_rules.name, name))
  return db.select().from(recommendation_rules).where(own).orderBy(desc(recommendation_rules.version))
}

/** The rules in force, by name. */
export async function listRules(store: Store, ref: TargetRef): Promise<NamedRule[]> {
  const newest = new Map<string, Row>()
  for (const row of await versions(store, ref)) if (!newest.has(row.name)) newest.set(row.name, row)
  return [...newest.values()]
    .filter(({ rule }) => rule !== null)
    .map(named)
    .sort(byName)
}

const named = ({ name, version, rule, created_at }: Row): NamedRule => ({
  name,
  version,
  rule: Rule.parse(rule),
  created_at,
})
const byName = (a: NamedRule, b: NamedRule) => (a.name < b.name ? -1 : 1)

/** What became of a rule, newest first; a rule of null: it was removed. Throws `core.not_found`. */
export async function ruleHistory(
  store: Store,
  ref: TargetRef,
  name: string,
): Promise<(Omit<NamedRule, 'rule'> & { rule: Rule | null })[]> {
  const rows = await versions(store, ref, name)
  if (rows.length === 0) throw noRule(name)
  return rows.map((row) => (row.rule === null ? { ...row, rule: null } : named(row)))
}

/** Writes a rule, as a new version where there is one of the name; the same again changes nothing. */
export async function putRule(store: Store, ref: TargetRef, name: string, rule: Rule, now: Date): Promise<NamedRule> {
  const [newest] = await versions(store, ref, name)
  if (newest?.rule && JSON.stringify(Rule.parse(newest.rule)) === JSON.stringify(rule)) return named(newest)
  if (!newest?.rule && (await listRules(store, ref)).length >= MOST)
    throw new BellwetherError({ code: 'core.conflict', field: 'name', expected: `at most ${MOST} rules` })
  return named(await add(store, ref, { name, version: (newest?.version ?? 0) + 1, rule, created_at: now }))
}

/** Takes a rule out of force; its versions stay. Throws `core.not_found`. */
export async function removeRule(store: Store, ref: TargetRef, name: string, now: Date): Promise<void> {
  const [newest] = await versions(store, ref, name)
  if (!newest?.rule) throw noRule(name)
  await add(store, ref, { name, version: newest.version + 1, rule: null, created_at: now })
}

async function add(
  { db }: Store,
  { project, target_id }: TargetRef,
  row: Omit<NamedRule, 'rule'> & { rule: Rule | null },
): Promise<Row> {
  const [written] = await db
    .insert(recommendation_rules)
    .values({ project_id: project, target_id, ...row })
    .onConflictDoNothing()
    .returning()
  if (written) return written
  throw new BellwetherError({
    code: 'core.conflict',
    field: 'name',
    got: row.name,
    hint: 'Somebody changed the rule at the same time: look at it and try again.',
  })
}

export const noRule = (name: string) =>
  new BellwetherError({
    code: 'core.not_found',
    field: 'rule',
    got: name,
    hint: 'GET /api/v1/targets/{target}/rules lists the rules there are.',
  })

/** The rules in force, in memory. */
export interface RulesInForce {
  current(): Promise<readonly NamedRule[]>
  /** They changed in this process: the next answer follows them. */
  changed(): void
}

/** How long another process's change may take to be seen here. */
const LOOK_AGAIN_MS = 1_000

/** Reads a target's rules on first use and then behind the answers. */
export function openRules(store: Store, ref: TargetRef): RulesInForce {
  let rules: Promise<readonly NamedRule[]> | undefined
  let looked_ms = Number.NEGATIVE_INFINITY
  return {
    current() {
      if (rules && performance.now() - looked_ms < LOOK_AGAIN_MS) return rules
      looked_ms = performance.now()
      const next = listRules(store, ref)
      const before = rules
      next.then(
        () => {
          // A change made meanwhile has thrown away what was known.
          if (rules === before || rules === next) rules = next
        },
        () => {
          if (rules === next) rules = undefined
        },
      )
      rules ??= next
      return rules
    },
    changed() {
      rules = undefined
    },
  }
}
