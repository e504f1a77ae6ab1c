import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { createServer, listen } from '../src/api/server.ts'
import { readConfig } from '../src/core/config.ts'
import { newId, personId } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { openEngine } from '../src/pipeline/engine.ts'
import { projects } from '../src/store/metadata-schema.ts'
import { raw, sql } from '../src/store/sql.ts'
import type { Order, Report } from './ingest-client.ts'
import { type Shape, type ShapeName, shapes } from './ingest-shapes.ts'

/** Bench: durable events/s over HTTP in three shapes, beside raw inserts of the same rows; wanted is a ratio of 0.35. */
const MEASURED_S = 6
const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
const config = readConfig({ data, port: 0 })
const engine = await openEngine({ config, log: createLog('silent') })
const app = createServer(engine)
const { clickhouse, db } = engine.store

async function overHttp(url: string, shape: Shape, prepared: number): Promise<Report & { stored: number }> {
  const project = newId()
  await db.insert(projects).values({ id: project, name: shape.name })
  const { key } = await engine.keys.create(project, 'ingest', 'bench')
  const client = fork(new URL('./ingest-client.ts', import.meta.url))
  const order: Order = {
    url,
    key,
    shape: shape.name,
    requests: prepared,
    connections: 64,
    warm_up_s: 1,
    seconds: MEASURED_S,
  }
  client.send(order)
  const [report] = (await once(client, 'message')) as [Report]
  const [{ stored }] = await clickhouse.query<{ stored: number }>(
    sql`SELECT uniqExact(uuid) AS stored FROM events WHERE project_id = toUUID(${project})`,
  )
  return { ...report, stored: Number(stored) }
}

/** The same rows as objects through the client, 10,000 an insert, into a table of the same making. */
async function rawInserts(shape: Shape): Promise<number> {
  await clickhouse.command(raw('CREATE TABLE raw_events AS events'))
  const project = newId()
  const now = new Date()
  const rows = () =>
    Array.from({ length: 10_000 }, (_, i) => {
      const { event, properties, ...rest } = shape.event(v7(), `person-${i}`, now)
      const time = now.toISOString()
      return {
        project_id: project,
        event,
        uuid: rest.uuid,
        distinct_id: `person-${i}`,
        distinct_person_id: personId(project, `person-${i}`),
        timestamp: time,
        claimed_at: time,
        sent_at: time,
        received_at: time,
        properties: JSON.stringify(properties),
        source: 'api',
      }
    })
  let [events, busy_ms] = [0, 0]
  while (busy_ms < (MEASURED_S / 2) * 1000) {
    const batch = rows()
    const started = performance.now()
    await clickhouse.insert('raw_events', batch)
    busy_ms += performance.now() - started
    events += batch.length
  }
  await clickhouse.command(raw('DROP TABLE raw_events SYNC'))
  return (events / busy_ms) * 1000
}

try {
  const url = await listen(app, config)
  const results: Record<string, object> = {}
  const prepared: Record<ShapeName, number> = { node: 6_000, browser: 5_000, native: 1_200 }
  for (const shape of Object.values(shapes())) {
    const { events, bytes, seconds, acknowledged, stored } = await overHttp(url, shape, prepared[shape.name])
    if (stored !== acknowledged) throw new Error(`${acknowledged} events were acknowledged, ${stored} are stored`)
    const events_s = Math.round(events / seconds)
    const mb_s = Number((bytes / seconds / 1e6).toFixed(1))
    const raw_events_s = Math.round(await rawInserts(shape))
    const ratio = Number((events_s / raw_events_s).toFixed(2))
    console.log(
      `${shape.name.padEnd(8)} ${events_s} events/s, ${mb_s} MB/s; raw inserts ${raw_events_s}/s; ratio ${ratio}`,
    )
    results[shape.name] = { events_s, mb_s, raw_events_s, ratio }
  }
  console.log(JSON.stringify({ bench: 'ingest', ...results }))
} finally {
  await app.close()
  await engine.close()
  rmSync(data, { recursive: true, force: true })
}
