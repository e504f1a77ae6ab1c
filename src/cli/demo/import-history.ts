import { readFile } from 'node:fs/promises'
import { call } from './api.ts'
import { catalogueItems, historyFile, retailMap } from './dataset.ts'
import type { DemoState } from './state.ts'
import { count } from './terminal.ts'

export interface Imported {
  events: number
  duplicates: number
}

/** Brings the shop's history in as any file comes in, through a map, with progress; then the catalogue, so that items have names. */
export async function importHistory({
  engine,
  api,
  terminal,
}: Pick<DemoState, 'engine' | 'api' | 'terminal'>): Promise<Imported> {
  const file = await historyFile(engine.store)
  const map = JSON.parse(await readFile(retailMap, 'utf8'))
  const identity = await engine.keys.identify(api.keys.admin)
  if (!identity) throw new Error('The admin key made a moment ago is not known')
  const { id } = await engine.imports.start(identity.project, file, map, { file_name: 'online-retail.parquet' })
  const watched = setInterval(async () => {
    const { rows_read, events } = await engine.imports.get(id)
    terminal.progress(`${count(rows_read)} lines read, ${count(events)} events`)
  }, 300)
  try {
    const { rows_read, events, duplicates, rejected, error } = await engine.imports.wait(id)
    if (error) throw new Error(`The import failed: ${error}`)
    terminal.line(
      `  ${count(rows_read)} lines became ${count(events)} events; ${count(duplicates)} were there before, ${count(rejected)} could not be read`,
    )
    const items = await catalogueItems(engine.store)
    await call(api, 'ingest', 'POST', '/api/v1/items', { items })
    return { events, duplicates }
  } finally {
    clearInterval(watched)
  }
}
