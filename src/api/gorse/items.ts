import { z } from 'zod'
import { bodyJson, bodyText } from '../../collect/body.ts'
import { listOf } from '../../collect/decode/gorse.ts'
import { gorseItem, itemOfGorse, patchedByGorse } from '../../collect/gorse-items.ts'
import { Item, putItems, readItems } from '../../collect/items.ts'
import { BellwetherError } from '../../core/errors.ts'
import type { ProjectId } from '../../core/ids.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { bytesOf } from '../any-body.ts'
import type { App } from '../app.ts'
import type { GorseCallers } from './caller.ts'

const schema = { hide: true, tags: ['collect'] }
const Params = z.object({ target: z.string().optional(), item: z.string().min(1) })

const Page = z.object({
  n: z.coerce.number().int().min(1).max(1_000).default(10),
  cursor: z.string().max(200).optional(),
  // The JavaScript client writes it so.
  Cursor: z.string().max(200).optional(),
})

/** The catalogue as Gorse's clients write and read it. */
export function gorseItems(app: App, engine: Engine, callers: GorseCallers): void {
  const put = async (project: ProjectId, items: Item[]) => {
    if (items.length) await putItems(engine.store, project, items, engine.clock.now())
    return { RowAffected: items.length }
  }
  app.post('/item', { schema }, async (request) => {
    const project = await callers.project(request, 'ingest')
    return put(project, [checked(itemOfGorse(bodyJson(await bodyText(bytesOf(request.body), request.account))))])
  })
  app.post('/items', { schema }, async (request) => {
    const project = await callers.project(request, 'ingest')
    const list = listOf(bodyJson(await bodyText(bytesOf(request.body), request.account)))
    return put(
      project,
      list.map((raw, index) => checked(itemOfGorse(raw, index))),
    )
  })
  app.patch('/item/:item', { schema: { ...schema, params: Params } }, async (request) => {
    const project = await callers.project(request, 'ingest')
    const patch = bodyJson(await bodyText(bytesOf(request.body), request.account))
    return put(project, [checked(patchedByGorse(await one(engine, project, request.params.item), patch))])
  })
  app.get('/item/:item', { schema: { ...schema, params: Params } }, async (request) => {
    const project = await callers.project(request, 'read')
    return gorseItem(await one(engine, project, request.params.item))
  })
  app.get('/items', { schema: { ...schema, querystring: Page } }, async (request) => {
    const project = await callers.project(request, 'read')
    const { n, cursor, Cursor } = request.query
    const { items, next } = await readItems(engine.store, project, { cursor: cursor || Cursor || undefined, limit: n })
    return { Cursor: next ?? '', Items: items.map(gorseItem) }
  })
}

/** Throws `core.not_found`. */
async function one(engine: Engine, project: ProjectId, item: string): Promise<Item> {
  const { items } = await readItems(engine.store, project, { ids: [item], limit: 1 })
  if (items.length === 0) throw new BellwetherError({ code: 'core.not_found', field: 'item' })
  return items[0]
}

/** Throws `core.invalid` for an id that the catalogue does not take. */
function checked(item: Item): Item {
  const parsed = Item.safeParse(item)
  if (parsed.success) return parsed.data
  throw new BellwetherError({ code: 'core.invalid', field: 'ItemId', expected: parsed.error.issues[0].message })
}
