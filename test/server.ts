import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createServer, listen } from '../src/api/server.ts'
import { readConfig } from '../src/core/config.ts'
import { newId, type ProjectId } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { type Engine, openEngine } from '../src/pipeline/engine.ts'
import { type Role, roles } from '../src/pipeline/keys.ts'
import * as schema from '../src/store/metadata-schema.ts'
import { shareStore } from './given.ts'

/** How `fetch` of a given server asks. */
export interface Asking {
  /** Whose key goes along; none when absent. */
  role?: Role
  /** A key of the test's own instead. */
  key?: string
  method?: string
  /** Sent as JSON; makes the method POST unless given. */
  json?: unknown
  body?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/** A listening server and a new project in it. */
export interface GivenServer {
  url: string
  engine: Engine
  project: ProjectId
  keys: Record<Role, string>
  fetch(path: string, asking?: Asking): Promise<Response>
}

const shared: { server?: Promise<{ url: string; engine: Engine }> } = {}

/**
 * The test file's server, on the real engines and a free port of loopback, with a new project and its three keys. Tests
 * of a file share the server and keep apart by project; `given()` then writes to the same store.
 */
export async function givenServer(): Promise<GivenServer> {
  shared.server ??= startServer()
  const { url, engine } = await shared.server
  const project = newId()
  await engine.store.db.insert(schema.projects).values({ id: project, name: 'test' })
  const made = await Promise.all(roles.map(async (role) => [role, (await engine.keys.create(project, role, role)).key]))
  const keys = Object.fromEntries(made) as Record<Role, string>
  return {
    url,
    engine,
    project,
    keys,
    fetch: (path, { role, key = role && keys[role], json, body, headers, method } = {}) =>
      fetch(url + path, {
        method: method ?? (json === undefined && body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(key && { authorization: `Bearer ${key}` }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: json === undefined ? body : JSON.stringify(json),
      }),
  }
}

async function startServer(): Promise<{ url: string; engine: Engine }> {
  const data = mkdtempSync(join(tmpdir(), 'bellwether-test-'))
  process.once('exit', () => rmSync(data, { recursive: true, force: true }))
  const opening = openEngine({
    config: readConfig({ data, port: 0, log: 'silent' }, {}),
    log: createLog('silent'),
  })
  shareStore(opening.then((engine) => engine.store))
  const engine = await opening
  const app = createServer(engine)
  const url = await listen(app, engine.config)
  afterAll(async () => {
    await app.close()
    await engine.close()
  })
  return { url, engine }
}
