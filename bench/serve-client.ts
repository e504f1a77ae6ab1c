import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { LoadOptions, LoadResult } from './serve-load.ts'

const { api, target, people, lines, seconds, requests_s } = workerData as LoadOptions
const end = performance.now() + seconds * 1000
const latencies: number[] = []
let events = 0

/** Open loop: requests leave on time whether or not the ones before were answered, so that waiting is not hidden. */
async function ask(): Promise<void> {
  const started = performance.now()
  const pending: Promise<unknown>[] = []
  for (let i = 0; performance.now() < end; i++) {
    const due = started + (i * 1000) / requests_s
    if (due > performance.now()) await sleep(due - performance.now())
    pending.push(one(due, people[(i * 7919) % people.length]))
  }
  await Promise.all(pending)
}

async function one(due_ms: number, person: string): Promise<void> {
  const answer = await fetch(`${api.url}/api/v1/recommendations/${target}?person=${person}`, {
    headers: { authorization: `Bearer ${api.keys.read}` },
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
  latencies.push(performance.now() - due_ms)
}

/** Ten batches of twenty lines a second. */
async function send(): Promise<void> {
  for (let at = 0; performance.now() < end; at = (at + 20) % (lines.length - 20)) {
    const batch = lines.slice(at, at + 20).map((line) => ({
      event: 'item_purchased',
      distinct_id: line.customer_id ?? `invoice:${line.invoice_no}`,
      timestamp: new Date(line.time_ms).toISOString(),
      properties: { item: line.stock_code, quantity: line.quantity, price: line.unit_price, order_id: line.invoice_no },
    }))
    const answer = await fetch(`${api.url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.keys.ingest}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events: batch }),
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    events += batch.length
    await sleep(100)
  }
}

await Promise.all([ask(), send()])
latencies.sort((a, b) => a - b)
const at = (quantile: number) => latencies[Math.min(latencies.length - 1, Math.floor(quantile * latencies.length))]
parentPort?.postMessage({
  requests: latencies.length,
  events,
  p50_ms: at(0.5),
  p99_ms: at(0.99),
  max_ms: at(1),
} satisfies LoadResult)
