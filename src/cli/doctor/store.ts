import { accessSync, constants, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../core/config.ts'
import { connectClickHouse, openClickHouse } from '../../store/clickhouse.ts'
import type { Holder } from '../../store/lock.ts'
import { lock } from '../../store/lock.ts'
import { connectMetadata, openMetadata } from '../../store/metadata.ts'
import { pendingClickHouse } from '../../store/migrate-clickhouse.ts'
import { snapshotPath } from '../../store/snapshot.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

/** What the server on the directory says of itself. */
export async function checkRunning(data: string, { pid, url }: Holder): Promise<Finding[]> {
  const held = `${data} is held by process ${pid}`
  if (!url) return [warn('directory', held, 'It has no API: a command, or a server still starting. Wait for it.')]
  const directory = ok('directory', `${held}, a server on ${url}`)
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(10_000) })
    const ready = (await answer.json()) as Record<'clickhouse' | 'postgres', { ok: boolean; error?: string }>
    const engines = (['clickhouse', 'postgres'] as const).map((name) =>
      ready[name].ok
        ? ok(name, 'answers')
        : fail(name, ready[name].error ?? 'does not answer', "Look into the server's log; restart it."),
    )
    return [directory, ...engines]
  } catch (error) {
    return [directory, fail('server', (error as Error).message, `Process ${pid} does not answer: restart it.`)]
  }
}

/** Whether the directory can be used. */
export function checkDirectory(data: string): Finding {
  if (!existsSync(data)) return ok('directory', `${data} will be made by the first start`)
  try {
    accessSync(data, constants.R_OK | constants.W_OK)
    return ok('directory', `${data} is free`)
  } catch {
    return fail('directory', `${data} cannot be written`, `Give it to this user: chown -R $(whoami) ${data}`)
  }
}

/**
 * Opens both engines, asks them, and compares their schemas with this program's, changing nothing: on the data
 * directory, or on a throw-away one where there is none yet.
 */
export async function checkEngines(config: Config): Promise<Finding[]> {
  const fresh = !existsSync(join(config.data, 'clickhouse'))
  const dir = fresh ? await mkdtemp(join(tmpdir(), 'bellwether-doctor-')) : config.data
  const held = lock(dir)
  try {
    const events = await checkEngine('clickhouse', async () => {
      const clickhouse = config.clickhouse_url ? connectClickHouse(config.clickhouse_url) : openClickHouse(dir)
      try {
        return await pendingClickHouse(clickhouse)
      } finally {
        await clickhouse.close()
      }
    })
    const metadata = await checkEngine('postgres', async () => {
      const opened = config.database_url
        ? connectMetadata(config.database_url)
        : await openMetadata(dir, { snapshot: snapshotPath() })
      try {
        return await opened.pending()
      } finally {
        await opened.close()
      }
    })
    return fresh ? [events, metadata].map(withoutSchema) : [events, metadata]
  } finally {
    held.release()
    if (fresh) await rm(dir, { recursive: true, force: true })
  }
}

async function checkEngine(name: string, pendingOf: () => Promise<string[]>): Promise<Finding> {
  try {
    const pending = await pendingOf()
    if (pending.length === 0) return ok(name, 'answers, schema up to date')
    return warn(name, `answers, lacks ${pending.join(', ')}`, 'The next start brings it up to date, after a backup.')
  } catch (error) {
    return fail(name, (error as Error).message.slice(0, 200), 'Restore a backup, or check the URL of the server.')
  }
}

/** A directory that does not exist yet has no schema to be behind with. */
const withoutSchema = (finding: Finding): Finding =>
  finding.state === 'FAIL' ? finding : ok(finding.check, 'answers (tried in a temporary directory)')
