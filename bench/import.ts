import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { retailFile, retailMap } from '../src/cli/demo/dataset.ts'
import { openImports } from '../src/collect/import/import.ts'
import { newId } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { systemClock } from '../src/core/time.ts'
import { projects } from '../src/store/metadata-schema.ts'
import { openStore } from '../src/store/store.ts'

/** Bench: the 541,909 lines of Online Retail brought in, and once more; wanted is under 30 s. */
const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
const store = await openStore({ data })
try {
  const project = newId()
  await store.db.insert(projects).values({ id: project, name: 'bench' })
  const imports = await openImports(store, { clock: systemClock, log: createLog('silent') })
  const map = JSON.parse(readFileSync(retailMap, 'utf8'))
  const bringIn = async () => {
    const started = performance.now()
    const { id } = await imports.start(project, retailFile, map, { file_name: 'online-retail.parquet' })
    const { events, rows_read, rejected, error } = await imports.wait(id)
    if (error) throw new Error(error)
    return { seconds: (performance.now() - started) / 1000, events, rows: rows_read, rejected }
  }
  const first = await bringIn()
  const again = await bringIn()
  console.log(
    `${first.rows} lines became ${first.events} events in ${first.seconds.toFixed(1)} s (${Math.round(first.rows / first.seconds)} lines/s); again: ${again.seconds.toFixed(1)} s, ${again.events} events`,
  )
  console.log(JSON.stringify({ bench: 'import', ...first, again_s: again.seconds, again_events: again.events }))
} finally {
  await store.close()
  rmSync(data, { recursive: true, force: true })
}
