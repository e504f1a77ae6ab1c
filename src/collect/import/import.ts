import { rm } from 'node:fs/promises'
import { and, desc, eq } from 'drizzle-orm'
import { BellwetherError } from '../../core/errors.ts'
import { newId, type ProjectId } from '../../core/ids.ts'
import type { Logger } from '../../core/log.ts'
import type { Clock } from '../../core/time.ts'
import { hashFile } from '../../store/artifacts.ts'
import { imports } from '../../store/metadata-schema.ts'
import { sql } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'
import { rowColumns } from '../event.ts'
import { applyMerges } from '../identity.ts'
import { type ImportMap, parseImportMap } from './map.ts'
import { compileMap } from './mapper.ts'
import { parquetToLines } from './parquet.ts'
import { readFile } from './read-file.ts'
import { formatOf, readRows } from './rows.ts'
import type { Batch } from './worker.ts'

/** A file brought in, and how far it is. */
export type Import = typeof imports.$inferSelect

/** The first rows of a file as the map would have them. */
export interface Preview {
  columns: string[]
  events: { event: string; distinct_id: string; timestamp: string; properties: Record<string, unknown> }[]
  problems: { line: number; field: string; expected: string; got: string }[]
}

export interface StartImport {
  /** The name that people know the file by; its ending says the format. */
  file_name: string
  /** Remove the file when it has been read: it was uploaded for this. */
  temporary?: boolean
}

/** Files brought in. */
export interface Imports {
  /**
   * Begins to bring a file in, and returns at once. The same file with the same map goes on where it was cut off; once it
   * is in, it is answered with the import that brought it. Throws `import.map`, `import.file`, `import.column`.
   */
  start(project: ProjectId, path: string, map: unknown, options: StartImport): Promise<Import>
  /** Resolves when an import has ended, whichever way. */
  wait(id: string): Promise<Import>
  /** Throws `core.not_found`. */
  get(id: string): Promise<Import>
  list(project: ProjectId): Promise<Import[]>
  preview(
    project: ProjectId,
    path: string,
    map: unknown,
    options: { file_name: string; rows?: number },
  ): Promise<Preview>
  /** Takes an import's events out again. Throws `core.conflict` while it is under way. */
  undo(project: ProjectId, id: string): Promise<Import>
  close(): Promise<void>
}

export interface ImportsOptions {
  clock: Clock
  log: Logger
  /** Many events came or went: whatever was remembered of the project's people is stale. */
  onChange?: (project: ProjectId) => void
}

export async function openImports(store: Store, options: ImportsOptions): Promise<Imports> {
  const { log, onChange } = options
  const running = new Map<string, { done: Promise<void>; abort: AbortController }>()
  await markOrphans(store)

  const get = async (id: string): Promise<Import> => {
    const [row] = await store.db.select().from(imports).where(eq(imports.id, id))
    if (!row) throw new BellwetherError({ code: 'core.not_found', field: 'import', got: id })
    return row
  }
  const begin = (entry: Import, map: ImportMap, temporary: boolean) => {
    const abort = new AbortController()
    const done = bringIn(store, options, entry, map, abort.signal)
      .catch((error) => failed(store, log, entry.id, error))
      .finally(async () => {
        running.delete(entry.id)
        onChange?.(entry.project_id)
        if (temporary) await rm(entry.path, { force: true })
      })
    running.set(entry.id, { done, abort })
  }
  return {
    get,
    async start(project, path, map, { file_name, temporary = false }) {
      const parsed = parseImportMap(map)
      await checkColumns(project, path, file_name, parsed, store)
      const known = await sameImport(store, project, await hashFile(path), parsed)
      if (known && (known.state === 'done' || running.has(known.id))) return known
      const entry = known ?? (await newImport(store, project, path, file_name, parsed))
      await store.db.update(imports).set({ state: 'running', path, error: null }).where(eq(imports.id, entry.id))
      begin({ ...entry, path }, parsed, temporary)
      return get(entry.id)
    },
    async wait(id) {
      await running.get(id)?.done
      return get(id)
    },
    list: (project) =>
      store.db
        .select()
        .from(imports)
        .where(eq(imports.project_id, project))
        .orderBy(desc(imports.created_at))
        .limit(200),
    preview: (project, path, map, { file_name, rows = 10 }) =>
      preview(store, project, path, parseImportMap(map), file_name, rows),
    async undo(project, id) {
      const entry = await get(id)
      if (entry.project_id !== project) throw new BellwetherError({ code: 'core.not_found', field: 'import', got: id })
      if (running.has(id))
        throw new BellwetherError({
          code: 'core.conflict',
          field: 'import',
          got: 'it is under way',
          hint: 'Wait until it is done.',
        })
      await store.clickhouse.command(
        sql`DELETE FROM events WHERE project_id = toUUID(${project}) AND import_id = toUUID(${id})`,
      )
      await store.db.update(imports).set({ state: 'undone', finished_at: new Date() }).where(eq(imports.id, id))
      onChange?.(project)
      return get(id)
    },
    async close() {
      for (const { abort } of running.values())
        abort.abort(
          new BellwetherError({ code: 'core.aborted', hint: 'Import the file again: it goes on where it was.' }),
        )
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

async function newImport(
  store: Store,
  project: ProjectId,
  path: string,
  file: string,
  map: ImportMap,
): Promise<Import> {
  const row = {
    id: newId(),
    project_id: project,
    file,
    path,
    file_hash: await hashFile(path),
    map,
    state: 'running' as const,
    created_at: new Date(),
  }
  return (await store.db.insert(imports).values(row).returning())[0]
}

/** An import of the same bytes by the same map that was not undone. */
async function sameImport(
  store: Store,
  project: ProjectId,
  file_hash: string,
  map: ImportMap,
): Promise<Import | undefined> {
  const rows = await store.db
    .select()
    .from(imports)
    .where(and(eq(imports.project_id, project), eq(imports.file_hash, file_hash)))
  const text = JSON.stringify(map)
  return rows.find((row) => row.state !== 'undone' && JSON.stringify(parseImportMap(row.map)) === text)
}

/** Reads the whole file and writes it batch by batch; progress is saved with each. */
async function bringIn(
  store: Store,
  { clock }: ImportsOptions,
  entry: Import,
  map: ImportMap,
  signal: AbortSignal,
): Promise<void> {
  const { id, project_id: project } = entry
  const parquet = formatOf(entry.file) === 'parquet'
  const path = parquet ? await parquetToLines(store, entry.path) : entry.path
  const name = parquet ? 'rows.jsonl' : entry.file
  let { events, rejected, rows_read } = entry
  try {
    const write = async (batch: Batch) => {
      await Promise.all([
        store.clickhouse.insertLines('events', [...rowColumns, 'import_id'], batch.lines),
        store.clickhouse.insert('quarantine', batch.refused),
        batch.merges.length ? applyMerges(store, project, batch.merges) : undefined,
      ])
      events += batch.events
      rejected += batch.rejected
      rows_read = batch.rows_read
      await store.db.update(imports).set({ events, rejected, rows_read }).where(eq(imports.id, id))
    }
    await readFile(
      { project, map, path, name, import_id: id, received_ms: clock.now().getTime(), skip: rows_read },
      write,
      signal,
    )
  } finally {
    if (parquet) await rm(path, { force: true })
  }
  // Events that were there before keep the import that brought them: the first copy wins.
  const [{ own }] = await store.clickhouse.query<{ own: number }>(
    sql`SELECT count() AS own FROM events FINAL WHERE project_id = toUUID(${project}) AND import_id = toUUID(${id})`,
  )
  const finished = {
    state: 'done' as const,
    events: own,
    duplicates: events - own,
    rows_total: rows_read,
    finished_at: new Date(),
  }
  await store.db.update(imports).set(finished).where(eq(imports.id, id))
}

async function failed(store: Store, log: Logger, id: string, error: unknown): Promise<void> {
  log.error({ err: error, import: id }, 'Import failed')
  await store.db
    .update(imports)
    .set({ state: 'failed', error: (error as Error).message, finished_at: new Date() })
    .where(eq(imports.id, id))
}

/** Imports that a stop cut off: importing the same file again goes on with them. */
async function markOrphans(store: Store): Promise<void> {
  if (store.metadata.remote) return
  await store.db
    .update(imports)
    .set({ state: 'failed', error: 'The server stopped meanwhile: import the file again, it goes on where it was' })
    .where(eq(imports.state, 'running'))
}

/** The first rows, through the same reader and map as the import itself. */
async function preview(
  store: Store,
  project: ProjectId,
  path: string,
  map: ImportMap,
  file_name: string,
  rows: number,
): Promise<Preview> {
  const mapper = compileMap(map, project)
  const found: Preview = { columns: [], events: [], problems: [] }
  for await (const { row, line, whole } of firstRows(store, path, file_name)) {
    found.columns = [...new Set([...found.columns, ...Object.keys(row)])]
    const { events, refusals } = mapper(row, whole)
    found.events.push(
      ...events.map(({ event, distinct_id, timestamp_ms, properties }) => ({
        event,
        distinct_id,
        timestamp: new Date(timestamp_ms).toISOString(),
        properties,
      })),
    )
    found.problems.push(
      ...refusals.map(({ field = '', expected, got }) => ({
        line,
        field,
        expected: String(expected),
        got: String(got),
      })),
    )
    if (--rows <= 0) break
  }
  return found
}

async function* firstRows(store: Store, path: string, name: string) {
  if (formatOf(name) !== 'parquet') return yield* readRows(path, name)
  const lines = await parquetToLines(store, path)
  try {
    yield* readRows(lines, 'rows.jsonl')
  } finally {
    await rm(lines, { force: true })
  }
}

/** A column that the map names and no row of the first hundred has is a misspelling: better said before than row by row. */
async function checkColumns(
  project: ProjectId,
  path: string,
  file_name: string,
  map: ImportMap,
  store: Store,
): Promise<void> {
  // Parquet files are turned into lines once, when they are read.
  if (formatOf(file_name) === 'parquet') return
  const { columns } = await preview(store, project, path, map, file_name, 100)
  const named = map.flatMap(({ timestamp, distinct_id, properties_in }) => [
    timestamp.column,
    ...(properties_in === undefined ? [] : [properties_in]),
    ...[distinct_id].flat().map(({ column }) => column),
  ])
  const missing = named.find((column) => !columns.includes(column))
  if (missing !== undefined && columns.length > 0) {
    throw new BellwetherError({
      code: 'import.column',
      field: missing,
      expected: `one of ${columns.join(', ').slice(0, 500)}`,
      hint: 'Correct the name in the map.',
    })
  }
}
