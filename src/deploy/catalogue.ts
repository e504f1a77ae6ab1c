import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type Columns, columnsOf } from './columns.ts'
import type { Comparison, Expression } from './expression.ts'

const operators = { eq: '==', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=', in: 'in' } as const satisfies Record<
  string,
  Comparison
>

/** Reads `attribute:operator:value`, the short form of a condition; `in` takes values parted by `|`. Throws `core.invalid`. */
export function parseItemFilter(text: string): Expression {
  const [attribute, short, ...rest] = text.split(':')
  const known = Object.hasOwn(operators, short ?? '')
  if (!attribute || !known || rest.length === 0) {
    throw new BellwetherError({
      code: 'core.invalid',
      field: 'where',
      expected: `attribute:operator:value with one of ${Object.keys(operators).join(', ')}`,
      got: text,
    })
  }
  const value = rest.join(':')
  const operator = operators[short as keyof typeof operators]
  return { kind: 'compare', attribute, operator, values: operator === 'in' ? value.split('|') : [value], at: null }
}

/** Attributes of a project's items, in memory. */
export interface Catalogue {
  attributes(): Promise<ReadonlyMap<string, Record<string, unknown>>>
  /** The same in columns. They follow a change at once where that is cheap, and else soon. */
  columns(): Promise<Columns>
  /** Items were written: they are in the next answer. */
  put(items: readonly { item: string; attributes: Record<string, unknown> }[]): void
}

const EVERY_MS = 60_000
/** Columns of a catalogue that changes all the time may take this share of the time. */
const MAKING_SHARE = 0.05

/**
 * Read on first use, and again each minute for what other processes wrote, behind the answers: about 1 kB an item, one
 * query for all. In the order of writing, newest last.
 */
export function openCatalogue(store: Store, project: ProjectId): Catalogue {
  let items: Promise<Map<string, Record<string, unknown>>> | undefined
  let read_ms = Number.NEGATIVE_INFINITY
  let made: { columns: Columns; from: unknown; version: number; at: number; took_ms: number } | undefined
  let version = 0
  const attributes = () => {
    const now = performance.now()
    if (items && now - read_ms < EVERY_MS) return items
    read_ms = now
    const before = version
    const next = readItems(store, project)
    const settle = (found: typeof items) => {
      // What was written meanwhile may be missing in what was read: then the next look brings it.
      if (version === before) items = found
      else read_ms = Number.NEGATIVE_INFINITY
    }
    next.then(
      () => settle(next),
      () => {
        read_ms = Number.NEGATIVE_INFINITY
        if (items === next) items = undefined
      },
    )
    items ??= next
    return items
  }
  return {
    attributes,
    async columns() {
      const from = await attributes()
      const now = performance.now()
      const current = made && made.from === from && made.version === version
      if (made && (current || now - made.at < made.took_ms / MAKING_SHARE)) return made.columns
      const columns = columnsOf(from)
      made = { columns, from, version, at: performance.now(), took_ms: performance.now() - now }
      return columns
    },
    put(written) {
      version++
      items?.then((known) => {
        for (const { item, attributes } of written) {
          known.delete(item)
          known.set(item, attributes)
        }
      })
    },
  }
}

async function readItems(store: Store, project: ProjectId): Promise<Map<string, Record<string, unknown>>> {
  const rows = await store.clickhouse.query<{ item: string; attributes: string }>(sql`
    SELECT item, attributes FROM items FINAL WHERE project_id = toUUID(${project}) ORDER BY updated_at, item`)
  return new Map(rows.map((row) => [row.item, JSON.parse(row.attributes)]))
}
