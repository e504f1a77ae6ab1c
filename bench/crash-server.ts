import { createServer, listen } from '../src/api/server.ts'
import { readConfig } from '../src/core/config.ts'
import { newId } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { openEngine } from '../src/pipeline/engine.ts'
import { projects } from '../src/store/metadata-schema.ts'

/** What the server tells whoever started it; `key` and `project` only where it was asked to make them. */
export interface Started {
  url: string
  key?: string
  project?: string
}

const [data, make] = process.argv.slice(2)
const config = readConfig({ data, port: 0 })
const engine = await openEngine({ config, log: createLog('silent') })
const app = createServer(engine)
const started: Started = { url: await listen(app, config) }
if (make === 'make') {
  started.project = newId()
  await engine.store.db.insert(projects).values({ id: started.project, name: 'crash' })
  started.key = (await engine.keys.create(started.project, 'ingest', 'crash')).key
}
process.send?.(started)
process.once('SIGTERM', async () => {
  await app.close()
  await engine.close()
  process.disconnect()
})
