import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { DAY_MS } from '../src/core/time.ts'
import type { Run } from '../src/pipeline/run.ts'
import { type GivenServer, givenServer } from './server.ts'

/** Where the shop's history ends. */
export const shopEnd = Date.UTC(2026, 2, 1)

/** A shop of 60 people over 20 weeks: everyone has a favourite that they buy again each week or so, and tries one thing. */
export async function givenShop(): Promise<GivenServer> {
  const server = await givenServer()
  const events = []
  for (let person = 0; person < 60; person++) {
    for (let week = 20; week > 0; week--) {
      // Every third person orders seldom: someone has to be unlikely to come back.
      if (person % 3 === 0 && week % 6 !== 0) continue
      const time = shopEnd - week * 7 * DAY_MS + ((person * 7919) % 7) * DAY_MS + 36_000_000
      const order_id = `o${person}-${week}`
      const items = [`favourite-${person % 12}`, `thing-${(person * 31 + week * 17) % 25}`]
      for (const item of items) {
        events.push({
          event: 'item_purchased',
          distinct_id: `p${person}`,
          timestamp: new Date(time).toISOString(),
          properties: { item, order_id, quantity: 1 + (week % 3), price: 5 },
        })
      }
      events.push({
        event: 'order_completed',
        distinct_id: `p${person}`,
        timestamp: new Date(time).toISOString(),
        properties: { order_id },
      })
    }
  }
  for (let at = 0; at < events.length; at += 5_000) {
    const answer = await server.fetch('/api/v1/events', {
      role: 'ingest',
      json: { events: events.slice(at, at + 5_000) },
    })
    expect(answer.status).toBe(200)
  }
  return server
}

/** The run once it has ended, whichever way. */
export async function finished(server: GivenServer, id: string): Promise<Run> {
  for (;;) {
    const run = (await (await server.fetch(`/api/v1/runs/${id}`, { role: 'read' })).json()) as Run
    if (run.state !== 'queued' && run.state !== 'running') return run
    await sleep(200)
  }
}

/** Declares a target, runs it up to the shop's end, and expects it to go well. */
export async function learnt(server: GivenServer, name: string, definition: object): Promise<Run> {
  expect((await server.fetch('/api/v1/targets', { role: 'admin', json: { name, definition } })).status).toBe(201)
  return ran(server, name, { seed: 7, cutoff: new Date(shopEnd).toISOString() })
}

/** Runs a target and expects it to go well. */
export async function ran(
  server: GivenServer,
  target: string,
  options: { seed: number; cutoff: string; minutes?: number },
): Promise<Run> {
  const started = await server.fetch(`/api/v1/targets/${target}/runs`, { role: 'admin', json: options })
  expect(started.status).toBe(202)
  const run = await finished(server, ((await started.json()) as Run).id)
  expect(run.error).toBeNull()
  expect(run.state).toBe('done')
  return run
}
