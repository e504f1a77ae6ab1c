import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, listen } from '../src/api/server.ts'
import { call, type DemoApi } from '../src/cli/demo/api.ts'
import { replayEnd, replayLines, replayStart } from '../src/cli/demo/dataset.ts'
import { importHistory } from '../src/cli/demo/import-history.ts'
import { ReplayClock } from '../src/cli/demo/replay-clock.ts'
import { demoTargets } from '../src/cli/demo/targets.ts'
import { openTerminal } from '../src/cli/demo/terminal.ts'
import { readConfig } from '../src/core/config.ts'
import { createLog } from '../src/core/log.ts'
import { openEngine } from '../src/pipeline/engine.ts'
import { firstStart, newKeys } from '../src/pipeline/first-start.ts'
import { measureServing } from './serve-load.ts'

/** Bench: recommendations over HTTP at 50 requests/s while events arrive; wanted is a 99th percentile under 10 ms. */
const [target] = demoTargets
const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
const config = readConfig({ data, port: 0 })
const clock = new ReplayClock(replayStart)
const engine = await openEngine({ config, log: createLog('silent'), clock })
const app = createServer(engine)
try {
  const url = await listen(app, config)
  const api: DemoApi = { url, keys: (await firstStart(engine, 'bench')) ?? (await newKeys(engine, 'bench')) }
  await importHistory({ engine, api, terminal: openTerminal(process.stdout) })
  await call(api, 'admin', 'POST', '/api/v1/targets', target)
  const { id } = await call<{ id: string }>(api, 'admin', 'POST', `/api/v1/targets/${target.name}/runs`, { seed: 1 })
  await engine.runs.wait(id)
  // The lines that arrive meanwhile are the last thirty days': the clock must have passed them.
  clock.advanceTo(replayEnd.getTime())
  const lines = await replayLines(engine.store)
  const people = [...new Set(lines.map(({ customer_id }) => customer_id).filter((person) => person !== null))]
  const { p50_ms, p99_ms, max_ms, requests, events } = await measureServing({
    api,
    target: target.name,
    people,
    lines,
    seconds: 20,
    requests_s: 50,
  })
  console.log(
    `${requests} recommendations at 50/s beside ${events} events: p50 ${p50_ms.toFixed(1)} ms, p99 ${p99_ms.toFixed(1)} ms, max ${max_ms.toFixed(1)} ms`,
  )
  console.log(JSON.stringify({ bench: 'serve', requests, events, p50_ms, p99_ms, max_ms }))
} finally {
  await app.close()
  await engine.close()
  rmSync(data, { recursive: true, force: true })
}
