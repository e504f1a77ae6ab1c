import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, listen } from '../src/api/server.ts'
import type { RetailLine } from '../src/cli/demo/dataset.ts'
import { readConfig } from '../src/core/config.ts'
import { newId, personId } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { DAY_MS } from '../src/core/time.ts'
import { promote, register } from '../src/deploy/registry.ts'
import type { ModelCard } from '../src/evaluate/model-card.ts'
import type { Interactions } from '../src/models/recommender.ts'
import { recommenders } from '../src/models/recommenders.ts'
import { type Engine, openEngine } from '../src/pipeline/engine.ts'
import { firstStart } from '../src/pipeline/first-start.ts'
import { firstProject } from '../src/pipeline/projects.ts'
import { createTarget } from '../src/pipeline/targets.ts'
import { RecommendationTarget } from '../src/prepare/target.ts'
import { seededRandom } from '../src/stats/random.ts'
import { measureServing } from './serve-load.ts'

/** Bench: everybody's recommendations as one stream, and live answers meanwhile (families, items, people); wanted are 2,000 people a second at 100,000 items. */
const [families = 'item-knn', items = '100000', people = '20000'] = process.argv.slice(2)
const TAKEN = 10
const SECONDS = 15

const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
const config = readConfig({ data, port: 0, control_share: 0 })
const engine = await openEngine({ config, log: createLog('silent') })
const app = createServer(engine)
try {
  const url = await listen(app, config)
  const keys = (await firstStart(engine, 'bench'))!
  const { id: project } = (await firstProject(engine.store))!
  const past = interactions(Number(items), Number(people))
  await store(engine, project, past)
  for (const name of families.split(',')) {
    const target = await createTarget(engine.store, project, {
      name,
      definition: RecommendationTarget.parse({ use: 'recommendation' }),
    })
    await deploy(engine, { project, target_id: target.id }, name, past)
    const ask = `${url}/api/v1/recommendations/${name}/export`
    const headers = { authorization: `Bearer ${keys.read}` }
    const load = { api: { url, keys }, target: name, people: [...past.people], lines: lines(past), requests_s: 50 }
    await fetch(`${url}/api/v1/recommendations/${name}?person=p1`, { headers })
    const alone = await measureServing({ ...load, seconds: SECONDS })
    const before = process.cpuUsage()
    const began = performance.now()
    const { bytes, first_ms } = await drained(await fetch(ask, { headers }), began)
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    let done = false
    const meanwhile = measureServing({ ...load, seconds: SECONDS }).finally(() => {
      done = true
    })
    while (!done) await drained(await fetch(ask, { headers }), performance.now())
    const beside = await meanwhile
    const result = {
      bench: 'export',
      model: name,
      items: past.items.length,
      people: past.people.length,
      people_s: Math.round(past.people.length / seconds),
      // What it would be on a core that nobody else uses.
      people_cpu_s: Math.round(past.people.length / ((user + system) / 1e6)),
      first_bytes_s: Number((first_ms / 1000).toFixed(2)),
      mb: Math.round(bytes / 2 ** 20),
      live_p50_ms: [alone.p50_ms, beside.p50_ms].map(Math.round),
      live_p99_ms: [alone.p99_ms, beside.p99_ms].map(Math.round),
      rss_mb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }
    console.log(JSON.stringify(result))
  }
} finally {
  await app.close()
  await engine.close()
  rmSync(data, { recursive: true, force: true })
}

/** People who take ten things each; some things are taken far more often than others. */
function interactions(itemCount: number, peopleCount: number): Interactions {
  const random = seededRandom(1)
  const rows = peopleCount * TAKEN
  const now = Date.now()
  return {
    people: Array.from({ length: peopleCount }, (_, i) => `p${i}`),
    items: Array.from({ length: itemCount }, (_, i) => `item-${i}`),
    person: Int32Array.from({ length: rows }, (_, row) => row % peopleCount),
    item: Int32Array.from({ length: rows }, () => Math.floor(itemCount * random() ** 3)),
    time_ms: Float64Array.from({ length: rows }, (_, row) => now - 90 * DAY_MS * (1 - row / rows)),
    basket: Int32Array.from({ length: rows }, (_, row) => row),
  }
}

async function store({ store: { clickhouse } }: Engine, project: string, past: Interactions): Promise<void> {
  const ids = past.people.map((person) => personId(project, person))
  for (let at = 0; at < past.item.length; at += 50_000) {
    const rows = Array.from(past.item.subarray(at, at + 50_000), (item, i) => {
      const time = new Date(past.time_ms[at + i]).toISOString()
      return {
        project_id: project,
        event: 'item_purchased',
        uuid: newId(),
        distinct_id: past.people[past.person[at + i]],
        distinct_person_id: ids[past.person[at + i]],
        timestamp: time,
        claimed_at: time,
        received_at: time,
        properties: JSON.stringify({ item: past.items[item], order_id: `o${at + i}`, quantity: 1, price: 1 }),
        source: 'api',
      }
    })
    await clickhouse.insert('events', rows)
  }
}

async function deploy(
  { store: to }: Engine,
  ref: { project: string; target_id: string },
  name: string,
  past: Interactions,
): Promise<void> {
  const family = recommenders.find((one) => one.name === name)!
  const signal = new AbortController().signal
  const at = new Date()
  const all = { weights: { 'buy-again': 1, 'popularity-28d': 0.3, ease: 0, 'item-knn': 0.3, 'rules-directed': 0.3 } }
  const params = family.params.parse(name === 'blend' ? all : {})
  const model = await family.fit(past, params, { cut_ms: at.getTime(), seed: 1, signal, progress: () => undefined })
  const { hash } = await register(to, ref, { model: model.save(), card: {} as ModelCard, run_id: newId(), at })
  await promote(to, ref, 'champion', hash, { reason: 'bench', at })
}

/** Purchases that arrive meanwhile. */
function lines(past: Interactions): RetailLine[] {
  return Array.from({ length: 2_000 }, (_, i) => ({
    invoice_no: `n${i}`,
    stock_code: past.items[past.item[i]],
    description: null,
    quantity: 1,
    time_ms: Date.now() - i * 1000,
    unit_price: 1,
    customer_id: past.people[(i * 31) % past.people.length],
    country: 'none',
  }))
}

async function drained(answer: Response, began: number): Promise<{ bytes: number; first_ms: number }> {
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${await answer.text()}`)
  let bytes = 0
  let first_ms = 0
  for await (const chunk of answer.body) {
    if (bytes === 0) first_ms = performance.now() - began
    bytes += chunk.length
  }
  return { bytes, first_ms }
}
