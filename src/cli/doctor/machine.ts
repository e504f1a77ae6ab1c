import { existsSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { portHolder } from '../../api/port-holder.ts'
import type { Config } from '../../core/config.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const GB = 1024 ** 3
const gb = (bytes: number) => `${(bytes / GB).toFixed(1)} GB`

/** Node runs our TypeScript and the engines' native parts from 22.18 on. */
export function checkNode(version = process.versions.node): Finding {
  const [major, minor] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return ok('node', version)
  return fail('node', version, 'Install Node 24 LTS (22.18 at the least).')
}

/** chdb is built against glibc: Alpine's musl cannot load it. */
export function checkGlibc(): Finding {
  if (process.platform !== 'linux') return ok('system', process.platform)
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  const glibc = report.header?.glibcVersionRuntime
  return glibc ? ok('glibc', glibc) : fail('glibc', 'not found', 'Use a glibc system such as Debian, not Alpine.')
}

/** Room where the data lies: for events, datasets, models and at least one backup of them. */
export async function checkDisk(data: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(data))
  const free = bavail * bsize
  if (free < GB) return fail('disk', `${gb(free)} free`, 'Free some space: under 1 GB nothing should be written.')
  if (free < 5 * GB) return warn('disk', `${gb(free)} free`, 'Training and backups want 5 GB.')
  return ok('disk', `${gb(free)} free`)
}

/** The server idles at about 0.8 GB and a training process takes up to `worker_memory_mb` beside it. */
export function checkMemory(): Finding {
  // A container's limit, where there is one; Node answers 0 or a huge number where there is none.
  const limit = process.constrainedMemory()
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  if (memory < GB) return fail('memory', gb(memory), 'Bellwether needs 2 GB.')
  if (memory < 2 * GB) return warn('memory', gb(memory), 'Training may not fit: 2 GB are wanted.')
  return ok('memory', gb(memory))
}

/** A clock that is wrong puts every event at the wrong time. */
export async function checkClock(data: string): Promise<Finding> {
  const now = new Date()
  const written = await stat(data).catch(() => null)
  const todo = 'Set the clock (NTP) before any event comes in.'
  if (now.getUTCFullYear() < 2026) return fail('clock', now.toISOString(), todo)
  // A minute for coarse file times.
  if (written && written.mtimeMs > now.getTime() + 60_000) {
    return warn('clock', `${now.toISOString()}, before the data directory's last change`, todo)
  }
  return ok('clock', now.toISOString())
}

/** Whether the server could listen. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Finding> {
  const server = createServer()
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve).listen({ host, port }, () => resolve(null))
  })
  if (!error) {
    await new Promise((resolve) => server.close(resolve))
    return ok('port', `${host}:${port} is free`)
  }
  const who = error.code === 'EADDRINUSE' ? `held by ${portHolder(port) ?? 'another process'}` : error.message
  return fail('port', `${host}:${port}: ${who}`, 'Stop it, or choose another with --port.')
}

/** The path itself, or the nearest parent that exists. */
function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path))
}
