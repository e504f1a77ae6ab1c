import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ensureDashboard } from '../src/cli/dashboard-build.ts'
import { ensureSnapshot } from '../src/store/snapshot.ts'
import { pictures } from '../test/browser/pictures.ts'
import { chromium } from './chromium.ts'
import { startPostgres } from './postgres.ts'

/** `npm test`: types, lint, import order, unused code, tests. Every failure is shown; the last line counts them all. */
interface Outcome {
  passed: number
  failed: number
  skipped: number
}

const none: Outcome = { passed: 0, failed: 0, skipped: 0 }

const checks: Record<string, [command: string, ...args: string[]]> = {
  types: ['tsc', '--noEmit'],
  'types of the dashboard': ['tsc', '--noEmit', '--project', 'web'],
  'lint and format': ['biome', 'check'],
  'import order': ['depcruise', 'src', 'test', 'bench', 'scripts', 'web/src', '--config', '.dependency-cruiser.cjs'],
  'unused code': ['knip'],
  'reference pages': ['node', 'scripts/docs.ts', '--check'],
  "the dashboard's client": ['node', 'scripts/web-client.ts', '--check'],
}

async function main(): Promise<number> {
  const database = await startPostgres()
  try {
    // Two cores: the checks run one after another beside the tests.
    const [checked, tested] = await Promise.all([inTurn(), tests(database.url)])
    const { passed, failed, skipped } = [...checked, tested].reduce(sum, none)
    console.log(`${passed} passed, ${failed} failed, ${skipped + (database.url ? 0 : 1)} skipped`)
    return failed === 0 ? 0 : 1
  } finally {
    await database.stop()
  }
}

async function inTurn(): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [name, [command, ...args]] of Object.entries(checks)) {
    const { code, output, seconds } = await run(command, args)
    report(name, code === 0, seconds, output)
    outcomes.push(code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 })
  }
  return outcomes
}

/** The test files, those in a browser where there is one; those of the store a second time on a real PostgreSQL. */
async function tests(database_url: string | null): Promise<Outcome> {
  await ensureSnapshot()
  const browser = chromium()
  // Once, before test files that run side by side would each begin to.
  if (browser) ensureDashboard()
  // Pictures of pages that are gone would mislead.
  rmSync(pictures, { recursive: true, force: true })
  const embedded = await vitest('tests', [], browser ? { BELLWETHER_TEST_BROWSER: browser } : {})
  if (browser) console.log(`pictures of the pages: ${pictures}`)
  if (!database_url) return embedded
  const filters = ['src/store', 'src/deploy/registry', 'src/monitor/alerts', 'test/api']
  return sum(embedded, await vitest('tests on PostgreSQL', filters, { BELLWETHER_TEST_DATABASE_URL: database_url }))
}

async function vitest(name: string, filters: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-tests-'))
  const file = join(folder, 'report.json')
  try {
    const { code, output, seconds } = await run(
      'vitest',
      ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      env,
    )
    report(name, code === 0, seconds, output)
    const told = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
    }
    // A file that cannot be loaded fails without a failed test.
    const failed = Math.max(told.numFailedTests, code === 0 ? 0 : 1)
    return { passed: told.numPassedTests, failed, skipped: told.numPendingTests + told.numTodoTests }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sum = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

function report(name: string, ok: boolean, seconds: number, output: string): void {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(0)} s)`)
  if (!ok) console.log(output.trim())
}

function run(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string; seconds: number }> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(
      command === 'node' ? process.execPath : join('node_modules', '.bin', command),
      args,
      {
        env: { ...process.env, NO_COLOR: '1', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('close', (code) => resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }))
  })
}

process.exitCode = await main()
