import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type Import, uploadsOf } from '../../collect/import/import.ts'
import { ImportMap } from '../../collect/import/map.ts'
import { BellwetherError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

/** The largest file that an upload may bring. */
const FILE_BYTES = 20 * 2 ** 30

const byId = z.object({ id: z.uuid().describe('Id of the import') })

const Shown = z.object({
  id: z.uuid(),
  file: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'undone']),
  rows_read: z.int(),
  events: z.int().describe('Events that the import brought'),
  duplicates: z.int().describe('Events that were there before'),
  rejected: z.int().describe('Rows in the quarantine'),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
})

const Preview = z.object({
  columns: z.array(z.string()),
  events: z.array(
    z.object({
      event: z.string(),
      distinct_id: z.string(),
      timestamp: z.string(),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
  problems: z.array(z.object({ line: z.int(), field: z.string(), expected: z.string(), got: z.string() })),
})

const Upload = z.strictObject({
  file_name: z
    .string()
    .min(1)
    .max(200)
    .describe('Its ending says the format: .csv, .tsv, .jsonl (all with .gz) or .parquet'),
  map: z.string().max(60_000).transform(parsedMap).describe('The import map as JSON'),
})

const show = ({
  id,
  file,
  state,
  rows_read,
  events,
  duplicates,
  rejected,
  error,
  created_at,
  finished_at,
}: Import) => ({
  id,
  file,
  state,
  rows_read,
  events,
  duplicates,
  rejected,
  error,
  created_at: created_at.toISOString(),
  finished_at: finished_at?.toISOString() ?? null,
})

export function importRoutes(app: App, engine: Engine): void {
  uploads(app, engine)
  records(app, engine)
}

/** The two that take a file. */
function uploads(app: App, engine: Engine): void {
  // The file is the body, and goes to the disk as it comes: nothing of it is held in memory.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.post(
    '/api/v1/imports',
    {
      config: { needs: 'edit' },
      bodyLimit: FILE_BYTES,
      schema: {
        summary: 'Bring a file in (the body is the file)',
        tags: ['collect'],
        consumes: ['application/octet-stream'],
        querystring: Upload,
        response: { 202: Shown },
      },
    },
    async ({ project, query, body }, reply) => {
      const path = await upload(engine, body as Readable)
      try {
        const entry = await engine.imports.start(project, path, query.map, {
          file_name: query.file_name,
          temporary: true,
        })
        if (entry.path !== path) await rm(path, { force: true })
        return reply.code(202).send(show(entry))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
  )
  app.post(
    '/api/v1/imports/preview',
    {
      config: { needs: 'edit' },
      bodyLimit: FILE_BYTES,
      schema: {
        summary: 'The first ten rows as events; nothing is kept',
        tags: ['collect'],
        consumes: ['application/octet-stream'],
        querystring: Upload,
        response: { 200: Preview },
      },
    },
    async ({ project, query, body }) => {
      const path = await upload(engine, body as Readable)
      try {
        return await engine.imports.preview(project, path, query.map, { file_name: query.file_name })
      } finally {
        await rm(path, { force: true })
      }
    },
  )
}

/** What became of the files. */
function records(app: App, engine: Engine): void {
  app.get(
    '/api/v1/imports',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Files brought in, newest first',
        tags: ['collect'],
        response: { 200: z.object({ imports: z.array(Shown) }) },
      },
    },
    async ({ project }) => ({ imports: (await engine.imports.list(project)).map(show) }),
  )
  app.get(
    '/api/v1/imports/:id',
    {
      config: { needs: 'read' },
      schema: { summary: 'One import, with its progress', tags: ['collect'], params: byId, response: { 200: Shown } },
    },
    async ({ project, params }) => {
      const entry = await engine.imports.get(params.id)
      if (entry.project_id !== project)
        throw new BellwetherError({ code: 'core.not_found', field: 'import', got: params.id })
      return show(entry)
    },
  )
  app.post(
    '/api/v1/imports/:id/undo',
    {
      config: { needs: 'edit' },
      schema: {
        summary: "Take an import's events out again",
        tags: ['collect'],
        params: byId,
        response: { 200: Shown },
      },
    },
    async ({ project, params }) => show(await engine.imports.undo(project, params.id)),
  )
}

/** Writes a body to a file of its own below the data directory. Throws `import.file` when it is too large or none came. */
async function upload(engine: Engine, body: Readable | undefined): Promise<string> {
  if (!body?.pipe)
    throw new BellwetherError({
      code: 'import.file',
      field: 'body',
      expected: 'the file as application/octet-stream',
      got: 'no file',
    })
  const folder = uploadsOf(engine.store)
  await mkdir(folder, { recursive: true })
  const path = join(folder, newId())
  let size = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(
        size > FILE_BYTES
          ? new BellwetherError({ code: 'import.file', field: 'body', expected: `at most ${FILE_BYTES} bytes` })
          : null,
        chunk,
      )
    },
  })
  try {
    await pipeline(body, bounded, createWriteStream(path))
    return path
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function parsedMap(text: string, context: z.RefinementCtx<string>): ImportMap {
  const parsed = ImportMap.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  context.addIssue({ code: 'custom', message: `${issue.path.join('.')}: ${issue.message}` })
  return z.NEVER
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
