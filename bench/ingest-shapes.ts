import { gunzipSync, gzipSync } from 'node:zlib'
import { v7 } from 'uuid'
import { recorded } from '../test/wire.ts'

/** What one kind of sender sends. */
export interface Shape {
  name: ShapeName
  path: string
  headers: Record<string, string>
  /** Events a request. */
  batch: number
  gzip: boolean
  /** One event with identity and time of its own. */
  event(uuid: string, person: string, now: Date): Fields
  /** A request's body around its events. */
  body(events: Fields[], key: string, now: Date): unknown
}

export type ShapeName = 'node' | 'browser' | 'native'
type Fields = Record<string, unknown>

/** The recorded event of a name, as its client sent it. */
function template(recording: string, event: string): Fields {
  const request = recorded(recording).find(({ body }) => eventsOf(body).some((found) => found.event === event))
  const [found] = eventsOf(request?.body as Buffer).filter((candidate) => candidate.event === event)
  return found
}

const eventsOf = (body: Buffer): Fields[] => JSON.parse(gunzipSync(body).toString()).batch

const postHogBody = (batch: Fields[], api_key: string, now: Date) => ({ api_key, batch, sent_at: now.toISOString() })

/** The three senders of the target: 0.3 kB server events, 2.6 kB browser events, and our own shape with ten properties. */
export function shapes(): Record<ShapeName, Shape> {
  const fromNode = template('posthog-node-5.70-v0', 'x')
  const fromBrowser = template('posthog-js-1.449', 'purchase')
  return {
    node: {
      name: 'node',
      path: '/batch/',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      batch: 100,
      gzip: true,
      event: (uuid, distinct_id, now) => ({ ...fromNode, timestamp: now.toISOString(), uuid, distinct_id }),
      body: postHogBody,
    },
    browser: {
      name: 'browser',
      path: '/i/v0/e/',
      headers: { 'content-type': 'text/plain' },
      batch: 20,
      gzip: true,
      event: (uuid, distinct_id, now) => {
        const properties = {
          ...(fromBrowser.properties as Fields),
          distinct_id,
          $device_id: distinct_id,
          $insert_id: uuid.slice(-16),
        }
        return { ...fromBrowser, uuid, properties, timestamp: now.toISOString() }
      },
      body: postHogBody,
    },
    native: {
      name: 'native',
      path: '/api/v1/events',
      headers: { 'content-type': 'application/json' },
      batch: 500,
      gzip: false,
      event: (uuid, distinct_id, now) => ({
        event: 'item_purchased',
        distinct_id,
        uuid,
        timestamp: now.toISOString(),
        properties: {
          item: uuid.slice(-5),
          name: 'Regency cakestand 3 tier',
          category: 'kitchen',
          quantity: 2,
          price: 12.75,
          currency: 'GBP',
          order_id: uuid.slice(0, 13),
          country: 'United Kingdom',
          channel: 'web',
          new_customer: false,
        },
      }),
      body: (events) => ({ events }),
    },
  }
}

/** One request, ready to be sent. */
export interface Request {
  body: Buffer
  /** The events as JSON, before compression. */
  bytes: number
}

/** `count` requests of fresh events of 10,000 people. */
export function requests(shape: Shape, key: string, count: number): Request[] {
  return Array.from({ length: count }, (_, i) => {
    const now = new Date()
    const events = Array.from({ length: shape.batch }, (_, j) =>
      shape.event(v7(), `person-${(i * shape.batch + j * 7919) % 10_000}`, now),
    )
    const text = JSON.stringify(shape.body(events, key, now))
    return { body: shape.gzip ? gzipSync(text) : Buffer.from(text), bytes: text.length }
  })
}
