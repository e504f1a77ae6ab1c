import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, gt } from 'drizzle-orm'
import { BellwetherError } from '../../core/errors.ts'
import { newId, type ProjectId } from '../../core/ids.ts'
import type { Logger } from '../../core/log.ts'
import type { Clock } from '../../core/time.ts'
import { hashFile } from '../../store/artifacts.ts'
import { imports } from '../../store/metadata-schema.ts'
import { list, sql } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'
import { rowColumns } from '../event.ts'
import { applyMerges } from '../identity.ts'
import { type ImportEntry, ImportMap, parseImportMap } from './map.ts'
import { compileMap } from './mapper.ts'
import { parquetToLines } from './parquet.ts'
import { readFile } from './read-file.ts'
import { formatOf, readHeader, readRows } from './rows.ts'
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
  const { clock, onChange } = options
  const running = new Map<string, { done: Promise<void>; abort: AbortController }>()
  // What a process that was killed had uploaded; the directory is this process's alone.
  await rm(uploadsOf(store), { recursive: true, force: true })
  await markOrphans(store)
  const inTurn = takingTurns()

  const get = async (id: string): Promise<Import> => {
    const [row] = await store.db.select().from(imports).where(eq(imports.id, id))
    if (!row) throw new BellwetherError({ code: 'core.not_found', field: 'import', got: id })
    return row
  }
  const begin = (entry: Import, map: ImportMap, temporary: boolean) => {
    const abort = new AbortController()
    const done = bringIn(store, options, entry, map, abort.signal)
      .catch((error) => failed(store, options, entry.id, error))
      .finally(async () => {
        running.delete(entry.id)
        onChange?.(entry.project_id)
        if (temporary) await rm(entry.path, { force: true })
      })
    running.set(entry.id, { done, abort })
  }
  return {
    get,
    async start(project_id, path, map, { file_name, temporary = false }) {
      const parsed = parseImportMap(map)
      await checkColumns(project_id, path, file_name, parsed, store)
      const file_hash = await hashFile(path)
      // Two who bring the same file at once, or bring it while it is undone, must not both find it missing.
      return inTurn(async () => {
        const known = await sameImport(store, project_id, file_hash, file_name, parsed)
        if (known && (known.state === 'done' || running.has(known.id))) return known
        const entry =
          known ?? (await newImport(store, clock, { project_id, path, file: file_name, file_hash, map: parsed }))
        await store.db.update(imports).set({ state: 'running', path, error: null }).where(eq(imports.id, entry.id))
        begin({ ...entry, path }, parsed, temporary)
        return get(entry.id)
      })
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
    undo: (project, id) =>
      inTurn(async () => {
        const entry = await get(id)
        if (entry.project_id !== project)
          throw new BellwetherError({ code: 'core.not_found', field: 'import', got: id })
        if (running.has(id)) throw underWay()
        await takeOut(store, entry, clock.now())
        onChange?.(project)
        return get(id)
      }),
    async close() {
      for (const { abort } of running.values())
        abort.abort(
          new BellwetherError({ code: 'core.aborted', hint: 'Import the file again: it goes on where it was.' }),
        )
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

/** Where files lie that were brought for one import; emptied when the process starts. */
export const uploadsOf = (store: Store): string => join(store.dir, 'uploads')

/** Runs tasks one after another, whether or not the one before failed. */
function takingTurns(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const turn = last.then(task)
    last = turn.catch(() => {})
    return turn
  }
}

const underWay = () =>
  new BellwetherError({
    code: 'core.conflict',
    field: 'import',
    got: 'it is under way',
    hint: 'Wait until it is done.',
  })

/**
 * Deletes what an import brought, events and refused rows. Events that other imports held too are gone with it, since
 * their copies may have been merged into its own: those imports can be brought in again from their first row.
 */
async function takeOut(store: Store, { id, project_id }: Import, now: Date): Promise<void> {
  const own = sql`project_id = toUUID(${project_id}) AND import_id`
  await store.clickhouse.command(sql`DELETE FROM events WHERE ${own} = toUUID(${id})`)
  await store.db.update(imports).set({ state: 'undone', finished_at: now }).where(eq(imports.id, id))
  const sharing = await store.db
    .update(imports)
    .set({ state: 'failed', error: SHARED, rows_read: 0, events: 0, duplicates: 0, rejected: 0 })
    .where(and(eq(imports.project_id, project_id), eq(imports.state, 'done'), gt(imports.duplicates, 0)))
    .returning({ id: imports.id })
  const readAgain = list([id, ...sharing.map((row) => row.id)].map((one) => sql`toUUID(${one})`))
  await store.clickhouse.command(sql`DELETE FROM quarantine WHERE ${own} IN (${readAgain})`)
}

const SHARED =
  'Another import was undone that may have held some of the same events: import the file again to have them'

async function newImport(
  store: Store,
  clock: Clock,
  entry: Pick<Import, 'project_id' | 'path' | 'file' | 'file_hash' | 'map'>,
): Promise<Import> {
  const row = { ...entry, id: newId(), state: 'running' as const, created_at: clock.now() }
  return (await store.db.insert(imports).values(row).returning())[0]
}

/** An import of the same bytes, read as the same format by the same map, that was not undone. */
async function sameImport(
  store: Store,
  project: ProjectId,
  file_hash: string,
  file_name: string,
  map: ImportMap,
): Promise<Import | undefined> {
  const rows = await store.db
    .select()
    .from(imports)
    .where(and(eq(imports.project_id, project), eq(imports.file_hash, file_hash)))
  // PostgreSQL keeps an object's keys in an order of its own.
  const isSame = (row: Import) =>
    formatOf(row.file) === formatOf(file_name) && isDeepStrictEqual(ImportMap.safeParse(row.map).data, map)
  return rows.find((row) => row.state !== 'undone' && isSame(row))
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
  const path = parquet ? await linesFile(store) : entry.path
  const name = parquet ? 'rows.jsonl' : entry.file
  let { events, rejected, rows_read } = entry
  try {
    if (parquet) await parquetToLines(store, entry.path, path)
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
    finished_at: clock.now(),
  }
  await store.db.update(imports).set(finished).where(eq(imports.id, id))
}

async function failed(store: Store, { clock, log }: ImportsOptions, id: string, error: unknown): Promise<void> {
  log.error({ err: error, import: id }, 'Import failed')
  await store.db
    .update(imports)
    .set({ state: 'failed', error: (error as Error).message, finished_at: clock.now() })
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

/** A new file for a Parquet file's rows as JSON lines: never beside the file, where something may lie already. */
async function linesFile(store: Store): Promise<string> {
  await mkdir(uploadsOf(store), { recursive: true })
  return join(uploadsOf(store), `${newId()}.jsonl`)
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
  const header = await readHeader(path, file_name)
  const found: Preview = { columns: header ?? [], events: [], problems: [] }
  for await (const { row, line, whole } of firstRows(store, path, file_name, rows)) {
    if (!header) found.columns = [...new Set([...found.columns, ...Object.keys(row ?? {})])]
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

async function* firstRows(store: Store, path: string, name: string, rows: number) {
  if (formatOf(name) !== 'parquet') return yield* readRows(path, name)
  const lines = await linesFile(store)
  try {
    await parquetToLines(store, path, lines, rows)
    yield* readRows(lines, 'rows.jsonl')
  } finally {
    await rm(lines, { force: true })
  }
}

/** A column that the map names and the file lacks is a misspelling: better said before than row by row. */
async function checkColumns(
  project: ProjectId,
  path: string,
  file_name: string,
  map: ImportMap,
  store: Store,
): Promise<void> {
  const { columns } = await preview(store, project, path, map, file_name, 100)
  // Objects leave out what they lack: of those, only what the first hundred must have is looked for.
  const named = formatOf(file_name) === 'jsonl' ? map.flatMap(columnsNeeded) : map.flatMap(columnsNamed)
  const missing = named.find((any) => !any.some((column) => columns.includes(column)))
  if (missing !== undefined && columns.length > 0) {
    throw new BellwetherError({
      code: 'import.column',
      field: missing.join(', '),
      expected: `one of ${columns.join(', ').slice(0, 500)}`,
      hint: 'Correct the name in the map.',
    })
  }
}

const columnsNeeded = ({ timestamp, distinct_id, properties_in }: ImportEntry): string[][] => [
  [timestamp.column],
  ...(properties_in === undefined ? [] : [[properties_in]]),
  [distinct_id].flat().map(({ column }) => column),
]

const columnsNamed = ({
  event,
  timestamp,
  distinct_id,
  id = [],
  when = [],
  properties,
  properties_in,
}: ImportEntry): string[][] =>
  [
    timestamp.column,
    ...(properties_in === undefined ? [] : [properties_in]),
    ...[distinct_id].flat().map(({ column }) => column),
    ...('column' in event ? [event.column] : []),
    ...id,
    ...[when].flat().map(({ column }) => column),
    ...Object.values(properties).map((from) => (typeof from === 'string' ? from : from.column)),
  ].map((column) => [column])
