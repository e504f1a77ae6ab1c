import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { events } from '../src/store/events.ts'
import { sql } from '../src/store/sql.ts'
import { openStore } from '../src/store/store.ts'
import type { Started } from './crash-server.ts'

/** Bench: `kill -9` during ingestion, ten times: no acknowledged event lost, none counted twice. Exits 1 where not so. */
const KILLS = 10
const CONNECTIONS = 8
const BATCH = 50
const data = mkdtempSync(join(tmpdir(), 'bellwether-crash-'))

interface Batch {
  uuids: string[]
  body: string
}

/** Batches whose answer never came: they are sent again, unchanged, to the next server. */
const unanswered: Batch[] = []
const acknowledged = new Set<string>()
let sent_again = 0

async function start(make: '' | 'make'): Promise<{ server: ChildProcess } & Started> {
  const server = fork(new URL('./crash-server.ts', import.meta.url), [data, make])
  const [started] = (await once(server, 'message')) as [Started]
  return { server, ...started }
}

function fresh(): Batch {
  const uuids = Array.from({ length: BATCH }, () => v7())
  // Every other batch leaves the time to the UUID: what a retry repeats must not hang on the arrival.
  const timestamp = Math.random() < 0.5 ? new Date().toISOString() : undefined
  const of = (uuid: string, i: number) => ({
    event: 'crash',
    distinct_id: `person-${i}`,
    uuid,
    timestamp,
    properties: { i },
  })
  return { uuids, body: JSON.stringify({ events: uuids.map(of) }) }
}

/** Sends one batch after another until told to stop or the server is gone. */
async function connection(url: string, key: string, next: () => Batch | undefined): Promise<void> {
  for (let batch = next(); batch; batch = next()) {
    try {
      const headers = { authorization: `Bearer ${key}` }
      const answer = await fetch(`${url}/api/v1/events`, { method: 'POST', headers, body: batch.body })
      const { accepted, duplicates } = (await answer.json()) as { accepted: number; duplicates: number }
      if (answer.status !== 200 || accepted + duplicates !== BATCH) throw new Error(`${answer.status}`)
      for (const uuid of batch.uuids) acknowledged.add(uuid)
    } catch {
      unanswered.push(batch)
      return
    }
  }
}

const connections = (url: string, key: string, next: () => Batch | undefined) =>
  Promise.all(Array.from({ length: CONNECTIONS }, () => connection(url, key, next)))

const again = (): Batch | undefined => {
  const batch = unanswered.shift()
  if (batch) sent_again += BATCH
  return batch
}

/** What the store holds, and what of the acknowledged events it does not. */
async function count(project: string) {
  const store = await openStore({ data })
  const rows = await store.clickhouse.query<{ uuid: string; times: number }>(
    sql`SELECT toString(uuid) AS uuid, toUInt32(count()) AS times FROM ${events(project)} GROUP BY uuid`,
  )
  await store.close()
  const times = new Map(rows.map((row) => [row.uuid, row.times]))
  return {
    lost: [...acknowledged].filter((uuid) => !times.has(uuid)).length,
    twice: rows.filter((row) => row.times > 1).length,
    stored: rows.length,
  }
}

try {
  let { server, url, key = '', project = '' } = await start('make')
  for (let kill = 1; kill <= KILLS; kill++) {
    const killed = once(server, 'exit')
    const sending = connections(url, key, () => again() ?? fresh())
    await sleep(300 + Math.random() * 1_200)
    server.kill('SIGKILL')
    await Promise.all([killed, sending])
    console.log(
      `kill ${kill}: ${acknowledged.size} events acknowledged, ${unanswered.length * BATCH} without an answer`,
    )
    ;({ server, url } = await start(''))
  }
  await connections(url, key, again)
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  await exited
  const { lost, twice, stored } = await count(project)
  const result = { bench: 'crash', kills: KILLS, acknowledged: acknowledged.size, sent_again, stored, lost, twice }
  const held = lost === 0 && twice === 0 && stored === acknowledged.size && unanswered.length === 0
  console.log(held ? 'Every acknowledged event is there, once.' : 'Events were lost or counted twice.')
  console.log(JSON.stringify(result))
  process.exitCode = held ? 0 : 1
} finally {
  rmSync(data, { recursive: true, force: true })
}
