import { z } from 'zod'
import type { ProjectId } from '../core/ids.ts'
import { raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { withoutLoneSurrogates, withoutNul } from './scrub.ts'

/** A thing that people can be shown or buy, with whatever is known of it: name, category, price… */
export const Item = z
  .looseObject({ item: z.string().min(1).max(200).describe('Its id, as events name it') })
  .meta({ example: { item: '22423', name: 'Regency cakestand', category: 'kitchen', price: 12.75 } })
export type Item = z.infer<typeof Item>

/**
 * Writes items of the catalogue; an item that is there already is replaced whole. Durable on return. `now` is the new
 * version: the newest write of an item is the one that holds.
 */
export async function putItems(store: Store, project: ProjectId, items: readonly Item[], now: Date): Promise<void> {
  const rows = items.map(({ item, ...attributes }) => ({
    project_id: project,
    item: item.replaceAll('\0', '\ufffd').toWellFormed(),
    attributes: withoutNul(withoutLoneSurrogates(JSON.stringify(attributes))),
    updated_at: now.toISOString(),
  }))
  await store.clickhouse.insert('items', rows)
}

/** A page of the catalogue, by id. */
export interface ItemPage {
  items: Item[]
  /** Give it back as `cursor` to read on; null on the last page. */
  next: string | null
}

/** Reads a project's catalogue, or only `ids` of it, in the order of ids, from after `cursor`. A range scan of the page alone. */
export async function readItems(
  store: Store,
  project: ProjectId,
  { ids, cursor, limit }: { ids?: readonly string[]; cursor?: string; limit: number },
): Promise<ItemPage> {
  const only = ids === undefined ? raw('') : sql`AND item IN ${ids}`
  const rows = await store.clickhouse.query<{ item: string; attributes: string }>(sql`
    SELECT item, attributes FROM items FINAL
    WHERE project_id = toUUID(${project}) ${only} ${cursor === undefined ? raw('') : sql`AND item > ${cursor}`}
    ORDER BY item LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit).map(({ item, attributes }) => ({ ...JSON.parse(attributes), item }))
  return { items, next: rows.length > limit ? rows[limit - 1].item : null }
}
