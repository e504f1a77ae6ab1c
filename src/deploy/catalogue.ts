import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** A condition on an item's attribute: `category:eq:Toys`. */
export interface ItemFilter {
  attribute: string
  operator: (typeof operators)[number]
  value: string
}

export const operators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in'] as const

/** Reads `attribute:operator:value`; `in` takes values parted by `|`. Throws `core.invalid`. */
export function parseItemFilter(text: string): ItemFilter {
  const [attribute, operator, ...rest] = text.split(':')
  const known = operators.find((name) => name === operator)
  if (!attribute || !known || rest.length === 0) {
    throw new BellwetherError({
      code: 'core.invalid',
      field: 'where',
      expected: `attribute:operator:value with one of ${operators.join(', ')}`,
      got: text,
    })
  }
  return { attribute, operator: known, value: rest.join(':') }
}

/** True when the attributes meet every condition; a missing attribute meets only `ne`. */
export const meets = (attributes: Record<string, unknown> | undefined, filters: readonly ItemFilter[]): boolean =>
  filters.every(({ attribute, operator, value }) => compare(attributes?.[attribute], operator, value))

function compare(actual: unknown, operator: ItemFilter['operator'], value: string): boolean {
  if (actual === undefined || actual === null) return operator === 'ne'
  if (operator === 'eq') return String(actual) === value
  if (operator === 'ne') return String(actual) !== value
  if (operator === 'in') return value.split('|').includes(String(actual))
  const [a, b] = [Number(actual), Number(value)]
  if (operator === 'lt') return a < b
  if (operator === 'lte') return a <= b
  return operator === 'gt' ? a > b : a >= b
}

/** Attributes of a project's items, in memory. */
export interface Catalogue {
  attributes(): Promise<ReadonlyMap<string, Record<string, unknown>>>
}

/** Read on first use and again after a minute: about 1 kB an item, one query for all. */
export function openCatalogue(store: Store, project: ProjectId): Catalogue {
  let read: { at: number; items: Promise<Map<string, Record<string, unknown>>> } | undefined
  return {
    attributes() {
      const now = performance.now()
      if (!read || now - read.at > 60_000) {
        const items = readItems(store, project)
        read = { at: now, items }
        items.catch(() => {
          read = undefined
        })
      }
      return read.items
    },
  }
}

async function readItems(store: Store, project: ProjectId): Promise<Map<string, Record<string, unknown>>> {
  const rows = await store.clickhouse.query<{ item: string; attributes: string }>(
    sql`SELECT item, attributes FROM items FINAL WHERE project_id = toUUID(${project})`,
  )
  return new Map(rows.map((row) => [row.item, JSON.parse(row.attributes)]))
}
