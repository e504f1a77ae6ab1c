import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type RecordedRequest, recorded } from '../../../test/wire.ts'
import { newId } from '../../core/ids.ts'
import { bodyJson, bodyText, unwrapped } from '../body.ts'
import type { DecodedBatch, IncomingEvent } from '../event.ts'
import { mergeOf } from '../identity.ts'
import { limitMemory } from '../memory.ts'
import { isRefusal, validate } from '../validate.ts'
import { decodeGorse, decodeGorseUsers } from './gorse.ts'
import { decodeNative } from './native.ts'
import { decodePostHog } from './posthog.ts'
import { decodeSegment } from './segment.ts'

const account = limitMemory(1e9).open()
const plain = async ({ body }: RecordedRequest) => bodyJson(await bodyText(body, account))

const postHog = async ({ body, query, headers }: RecordedRequest) => {
  const text = await unwrapped(body, { content_type: headers['content-type'], data: query.data }, account)
  return decodePostHog(bodyJson(text), query._)
}
const segment = async (request: RecordedRequest) => decodeSegment(await plain(request))

/** Gorse's clients write users and feedback at addresses of their own, and items, which are no events. */
const gorse = async (request: RecordedRequest) => {
  const body = request.path === '/api/user' ? [await plain(request)] : await plain(request)
  if (/^\/api\/users?$/.test(request.path)) return decodeGorseUsers(body)
  return decodeGorse(request.path === '/api/feedback' ? body : [], { project, item: 'item' })
}

/** Every decoder and the recordings that it must read. */
const cases: Record<string, { decode(request: RecordedRequest): Promise<DecodedBatch>; recordings: string[] }> = {
  gorse: { decode: gorse, recordings: ['gorsejs-0.4.8', 'pygorse-0.5.1'] },
  native: { decode: async (request) => decodeNative(await plain(request)), recordings: [] },
  posthog: {
    decode: postHog,
    recordings: ['js-1.90', 'js-1.150', 'js-1.220', 'js-1.449', 'js-1.449-uncompressed', 'node-5.70-v0'].map(
      (name) => `posthog-${name}`,
    ),
  },
  segment: { decode: segment, recordings: ['segment-node-3.1', 'segment-browser-1.84-batch', 'segment-browser-1.84'] },
}

const golden = JSON.parse(readFileSync(new URL('../../../test/golden/wire-events.json', import.meta.url), 'utf8'))
const project = newId()

test('every decoder has a case', () => {
  const decoders = readdirSync(new URL('.', import.meta.url)).filter((file) => !file.includes('.test.'))
  expect(Object.keys(cases).map((name) => `${name}.ts`)).toEqual(decoders)
})

async function eventsOf(decode: (request: RecordedRequest) => Promise<DecodedBatch>, recording: string) {
  const events: IncomingEvent[] = []
  for (const request of recorded(recording)) {
    const batch = await decode(request)
    for (const decoded of batch.events) {
      const received_ms = request.received.getTime()
      const event = validate(decoded, { project, source: batch.source, sent_ms: batch.sent_ms, received_ms })
      if (isRefusal(event)) throw new Error(`${event.code} ${event.field}`)
      events.push(event)
    }
  }
  return events
}

for (const [name, { decode, recordings }] of Object.entries(cases)) {
  for (const recording of recordings) {
    test(`${name} reads ${recording}`, async () => {
      const events = await eventsOf(decode, recording)
      const seen = events.map(
        (event) => `${event.event} · ${event.distinct_id} · ${new Date(event.claimed_ms).toISOString()}`,
      )
      const iso = (line: string) => line.replace(/(:\d\d)Z$/, '$1.000Z')
      expect(seen).toEqual(golden.events[recording].map(iso))
    })

    test(`${recording} keeps its times, and neither keys nor ids among its properties`, async () => {
      for (const event of await eventsOf(decode, recording)) {
        const { token, distinct_id, writeKey } = JSON.parse(event.properties_text)
        expect([token, distinct_id, writeKey, event.timestamp_ms]).toEqual([
          undefined,
          undefined,
          undefined,
          event.claimed_ms,
        ])
      }
    })

    test(`${recording} sends the same UUID and time with each retry`, async () => {
      const byUuid = Map.groupBy(await eventsOf(decode, recording), (event) => event.uuid)
      for (const [uuid, tries] of byUuid) {
        expect(uuid).toMatch(/^[0-9a-f-]{36}$/)
        expect(new Set(tries.map((event) => `${event.event} ${event.claimed_ms}`)).size).toBe(1)
      }
    })
  }
}

test('identify and alias of every client name the two ids to join', async () => {
  const merges = async (decode: (request: RecordedRequest) => Promise<DecodedBatch>, recording: string) =>
    (await eventsOf(decode, recording))
      .map((e) => mergeOf(e.event, e.distinct_id, e.properties))
      .filter((merge) => merge !== null)
  expect(await merges(postHog, 'posthog-js-1.449')).toEqual([
    { from: '01a2092b-017e-7274-b86a-38efed7dde5d', into: 'user-1' },
    { from: 'alias-2', into: 'user-1' },
  ])
  expect(await merges(postHog, 'posthog-node-5.70-v0')).toEqual([{ from: 'anon-9', into: 'u1' }])
  expect(await merges(postHog, 'posthog-js-1.449-cookieless')).not.toContainEqual(
    expect.objectContaining({ from: '$posthog_cookieless' }),
  )
  expect(await merges(segment, 'segment-node-3.1')).toEqual([{ from: 'anon1', into: 'u1' }])
  expect(await merges(segment, 'segment-browser-1.84-batch')).toEqual([
    { from: '40f3266d-dc49-4b6e-abb2-03f967ff51ef', into: 'user-1' },
  ])
})

test('our own shape is read as one event, an array, or a batch', () => {
  const event = { event: 'buy', distinct_id: 'ann' }
  const shapes = [event, [event], { events: [event], sent_at: '2026-01-05T12:00:00Z' }]
  const read = shapes.map((shape) => decodeNative(shape))
  expect(read.map(({ events }) => events.map(({ event, distinct_id }) => [event, distinct_id]))).toEqual(
    Array(3).fill([['buy', 'ann']]),
  )
  expect(read.map((batch) => batch.sent_ms)).toEqual([null, null, Date.UTC(2026, 0, 5, 12)])
})

test('a Segment message of an unknown kind is refused', () => {
  for (const type of ['charge', '__proto__', 'constructor']) {
    const { events } = decodeSegment({ batch: [{ type, userId: 'u1' }] })
    expect(events[0].refusal).toMatchObject({ code: 'collect.malformed', field: 'type' })
  }
  expect(() => decodeSegment({})).toThrow(expect.objectContaining({ code: 'collect.malformed' }))
})

test('a Segment message’s own property goes before what the context would call the same', () => {
  const message = { type: 'track', event: 'a', userId: 'u1', properties: { context: 'sale' } }
  const { events } = decodeSegment({ batch: [{ ...message, context: { ip: '::1', sessionId: 17 } }] })
  expect(events[0]).toMatchObject({ session_id: '17', properties: { context: 'sale' } })
})

test('PostHog’s key is found on the batch, on each event or among its properties, and two keys are none', () => {
  const key = (body: unknown) => decodePostHog(body).key
  expect(key({ api_key: 'k', batch: [{}] })).toBe('k')
  expect(key([{ token: 'k' }, { properties: { token: 'k' } }])).toBe('k')
  expect(key([{ token: 'k' }, { token: 'l' }])).toBeUndefined()
  expect(() => decodePostHog([])).toThrow(expect.objectContaining({ code: 'collect.malformed' }))
})

test('vendors’ clients lose no event to what can be understood', () => {
  const body = {
    api_key: 'k',
    batch: [{ event: 'a\0b', distinct_id: 17, uuid: 'order-9', timestamp: 'soon', properties: { x: '\0' } }],
  }
  const { events } = decodePostHog(body)
  const received_ms = Date.UTC(2026, 0, 5)
  const event = validate(events[0], { project, source: 'posthog', sent_ms: null, received_ms })
  expect(event).toMatchObject({
    event: 'a\ufffdb',
    distinct_id: '17',
    claimed_ms: received_ms,
    properties_text: '{"x":"\ufffd"}',
  })
})

test('a Gorse feedback is one event an instant, whatever its clients call fields and times', () => {
  const read = (body: unknown) => decodeGorse(body, { project, item: 'sku' }).events
  const one = { FeedbackType: 'buy', UserId: 'ann', ItemId: '茶/1', Timestamp: '2026-02-24T00:00:00Z', Value: 3 }
  const { FeedbackType: feedbackType, UserId: userId, ItemId: itemId } = one
  const [event, again, other, later] = read([
    one,
    { feedbackType, userId, itemId, timestamp: '1771891200' },
    { ...one, FeedbackType: 'read' },
    { ...one, Timestamp: '2026-02-24T00:00:01Z' },
  ])
  expect(event).toMatchObject({ event: 'buy', distinct_id: 'ann', properties: { sku: '茶/1', value: 3 } })
  expect(again.id).toBe(event.id)
  expect(new Set([event, other, later].map(({ id }) => id)).size).toBe(3)
  const never = { ...one, Timestamp: '0001-01-01T00:00:00Z' }
  expect(read([never, { ...one, Timestamp: undefined }])).toMatchObject(Array(2).fill({ timestamp: undefined }))
})

test.each([
  ['collect.malformed', 'body', { FeedbackType: 'buy' }],
  ['collect.malformed', '[0]', ['buy']],
  ['collect.malformed', '[0].ItemId', [{ FeedbackType: 'buy', UserId: 'ann', ItemId: 7 }]],
  ['collect.malformed', '[0].UserId', [{ FeedbackType: 'buy', UserId: '', ItemId: 'a' }]],
  ['collect.timestamp', '[0].Timestamp', [{ FeedbackType: 'buy', UserId: 'a', ItemId: 'a', Timestamp: 'soon' }]],
])('%s names %s of Gorse’s feedback', (code, field, body) => {
  expect(() => decodeGorse(body, { project, item: 'item' })).toThrow(expect.objectContaining({ code, field }))
})

test('crawlers are marked with what gave them away', () => {
  const { events } = decodePostHog({
    batch: [
      { event: 'a', distinct_id: 'x', properties: { $raw_user_agent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' } },
      { event: 'a', distinct_id: 'x', properties: { $browser_type: 'bot' } },
      {
        event: 'a',
        distinct_id: 'x',
        properties: { $raw_user_agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
      },
    ],
  })
  const checked = events.map((event) =>
    validate(event, { project, source: 'posthog', sent_ms: null, received_ms: Date.now() }),
  )
  expect(checked).toMatchObject([{ bot: 'user_agent: google' }, { bot: 'browser_type' }, { bot: '' }])
})
