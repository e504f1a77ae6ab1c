import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runDemo } from '../src/cli/demo/demo.ts'
import { openTerminal } from '../src/cli/demo/terminal.ts'
import { readConfig } from '../src/core/config.ts'

/** Bench: the whole demo, timed: wanted are 300 s and 2,048 MB on two cores. */
const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
try {
  const config = readConfig({ data, port: 0 })
  const { summary, close } = await runDemo({ config, keep: true, terminal: openTerminal(process.stdout) })
  await close()
  const { seconds, peak_memory_mb, recommendation, propensity, forecast } = summary
  console.log(`${Math.round(seconds.total)} s of 300, ${peak_memory_mb} MB of 2,048`)
  console.log(JSON.stringify({ bench: 'demo', seconds, peak_memory_mb, recommendation, propensity, forecast }))
} finally {
  rmSync(data, { recursive: true, force: true })
}
