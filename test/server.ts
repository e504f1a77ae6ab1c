import { afterAll } from 'vitest'
import { serve } from '../src/api/serve.ts'
import { readConfig } from '../src/core/config.ts'
import { newId, type ProjectId } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { type Engine, openEngine } from '../src/pipeline/engine.ts'
import { type Role, roles } from '../src/pipeline/keys.ts'
import * as schema from '../src/store/metadata-schema.ts'
import { createTestDatabase } from './database.ts'
import { shareStore, temporaryFileFolder } from './given.ts'

/** How `fetch` of a given server asks. */
interface Asking {
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

interface SharedServer {
  url: string
  engine: Engine
  close(): Promise<void>
}

const shared: { server?: Promise<SharedServer> } = {}

afterAll(async () => (await shared.server)?.close())

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

async function startServer(): Promise<SharedServer> {
  const database = await createTestDatabase()
  // Nobody in the control group, unless a test says so: which people are in it differs with each target's id.
  const flags = {
    data: temporaryFileFolder(),
    port: 0,
    log: 'silent',
    database_url: database?.url,
    control_share: 0,
    // Tests have addresses of their own: tries to sign in are counted by them.
    trusted_proxy: 'loopback',
  }
  const opening = openEngine({ config: readConfig(flags, {}), log: createLog('silent') })
  shareStore(opening.then((engine) => engine.store))
  const engine = await opening
  const { url, close } = await serve(engine)
  return {
    url,
    engine,
    async close() {
      await close()
      await database?.drop()
    },
  }
}
