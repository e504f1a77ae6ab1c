import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = join(root, 'scripts/build-web.ts')

/**
 * Builds the dashboard where it is missing or older than its sources, in about 10 s. The published package brings it
 * built, and has no sources. A failed build is told and leaves the API as it is.
 */
export function ensureDashboard(): void {
  if (!existsSync(script) || newest(join(root, 'web')) <= built()) return
  process.stderr.write('Building the dashboard …\n')
  const { status, stderr, stdout } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' })
  process.stderr.write(status === 0 ? stdout : `The dashboard could not be built:\n${stderr}${stdout}`)
}

const built = (): number => {
  const page = join(root, 'dist/web/index.html')
  return existsSync(page) ? statSync(page).mtimeMs : 0
}

/** When the newest file below a folder was changed, ms since 1970. */
function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, { parentPath, name }) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), 0)
}
