import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { apiDocument } from '../src/api/server.ts'
import { readConfig } from '../src/core/config.ts'
import { createLog } from '../src/core/log.ts'
import { openEngine } from '../src/pipeline/engine.ts'

/**
 * `npm run client`: writes the dashboard's client from the API's OpenAPI document; with `--check` says whether the one
 * that is there still follows it. A change of the API that the page does not follow then fails on its types.
 */
const generated = 'web/src/generated'
const check = process.argv.includes('--check')
const folder = mkdtempSync(join(tmpdir(), 'bellwether-client-'))
try {
  const output = check ? join(folder, 'client') : generated
  await createClient({
    input: await document(),
    output: { path: output, header: [] },
    plugins: ['@hey-api/client-fetch', '@hey-api/sdk', '@hey-api/typescript'],
    logs: { level: 'error', file: false },
  })
  const stale = check ? different(output, generated) : []
  if (stale.length) console.error(`${stale.join(', ')} no longer follow the API: run npm run client`)
  process.exitCode = stale.length ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function document(): Promise<Record<string, unknown>> {
  const config = readConfig({ data: join(folder, 'data'), port: 0 }, {})
  const engine = await openEngine({ config, log: createLog('silent') })
  try {
    return await apiDocument(engine)
  } finally {
    await engine.close()
  }
}

/** Files of a folder that another one lacks or has otherwise. */
function different(folder: string, other: string): string[] {
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return null
    }
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => read(join(folder, name)) !== read(join(other, name)))
}
