import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProjectId } from '../../core/ids.ts'
import { DAY_MS, dayOf } from '../../core/time.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { createProject, projectNamed } from '../../pipeline/projects.ts'

/** The example, as TypeScript in the repository and as JavaScript in the published package. */
const folder = new URL('../../../examples/saas/', import.meta.url)
const generator = fileURLToPath(new URL(`generate${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, folder))

const NAME = 'SaaS site (generated)'
const FILE = 'saas-site.jsonl'

export interface GeneratedSiteOptions {
  events: number
  /** The last day is under way, and this is how far. */
  until: Date
}

/**
 * A second project beside the shop, marked as generated and filled with the events of examples/saas; the one that is
 * there already where the data directory was kept. Made by a process of its own and imported in batches: the server's
 * memory does not grow with it. It has no keys: people see it as its members.
 */
export async function makeGeneratedSite(
  engine: Pick<Engine, 'store' | 'imports'>,
  { events, until }: GeneratedSiteOptions,
): Promise<{ project: ProjectId; events: number }> {
  const project =
    (await projectNamed(engine.store, NAME)) ?? (await createProject(engine.store, { name: NAME, generated: true }))
  const path = join(engine.store.dir, 'demo', FILE)
  await mkdir(join(engine.store.dir, 'demo'), { recursive: true })
  try {
    await generate([
      '--events',
      String(events),
      '--end',
      dayOf(until.getTime() + DAY_MS),
      '--until',
      until.toISOString(),
      '--out',
      path,
    ])
    const map = JSON.parse(await readFile(new URL('map.json', folder), 'utf8'))
    const { id } = await engine.imports.start(project.id, path, map, { file_name: FILE })
    const { error, events: kept } = await engine.imports.wait(id)
    if (error) throw new Error(`The generated site could not be imported: ${error}`)
    return { project: project.id, events: kept }
  } finally {
    await rm(path, { force: true })
  }
}

async function generate(args: string[]): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', generator, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`The generator of examples/saas ended with ${code}: ${said.trim()}`)
}
