import { expect, test } from 'vitest'
import { type SaasOptions, saasEvents } from './generate.ts'
import { propertyNames } from './vocabulary.ts'

interface SaasEvent {
  event: string
  distinct_id: string
  timestamp: string
  uuid: string
  properties: Record<string, unknown>
}

const end = new Date('2026-01-01T00:00:00Z')
const text = (options: Partial<SaasOptions>) => [...saasEvents({ seed: 1, days: 120, end, ...options })].join('')
const made = (options: Partial<SaasOptions>): SaasEvent[] =>
  text(options)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('the same seed gives the same bytes, another seed others, and events are as many as asked for', () => {
  expect(text({ events: 5_000 })).toBe(text({ events: 5_000 }))
  expect(text({ events: 5_000 })).not.toBe(text({ events: 5_000, seed: 2 }))
  const events = made({ events: 5_000 })
  expect(events).toHaveLength(5_000)
  expect(new Set(events.map(({ uuid }) => uuid)).size).toBe(5_000)
  expect(events.filter(({ timestamp }) => !(timestamp < end.toISOString())).length / 5_000).toBeLessThan(0.005)
})

test('a last day that is under way has no later events', () => {
  const until = '2025-12-31T12:00:00.000Z'
  const events = made({ events: 5_000, until: new Date(until) })
  expect(events).toHaveLength(5_000)
  expect(events.every(({ timestamp }) => timestamp < until)).toBe(true)
  expect(events.some(({ timestamp }) => timestamp > '2025-12-31')).toBe(true)
})

test('the onboarding breaks in Safari in the last 28 days and nowhere else', () => {
  const events = made({ people: 12_000 })
  const since = new Date(end.getTime() - 28 * 86_400_000).toISOString()
  const passed = (safari: boolean, late: boolean) => {
    const reached = (index: number) =>
      events.filter(
        ({ event, timestamp, properties }) =>
          event === 'onboarding_step_completed' &&
          properties.step_index === index &&
          (properties.$browser === 'Safari') === safari &&
          timestamp >= since === late,
      ).length
    return reached(2) / reached(1)
  }
  expect(passed(true, false)).toBeGreaterThan(0.75)
  expect(passed(false, true)).toBeGreaterThan(0.75)
  expect(passed(true, true)).toBeLessThan(0.35)
})

test('an event carries about a dozen of 200 properties, and every account is joined to a visitor', () => {
  const events = made({ events: 60_000 })
  expect(propertyNames.size).toBe(200)
  const seen = events.map(({ properties }) => Object.keys(properties))
  expect(seen.flat().length / events.length).toBeGreaterThan(10)
  expect(seen.flat().length / events.length).toBeLessThan(14)
  const names = new Set(seen.flat())
  expect([...names].every((name) => propertyNames.has(name))).toBe(true)
  expect(names.size).toBeGreaterThan(190)
  const joined = new Set(events.filter(({ event }) => event === '$identify').map((event) => event.distinct_id))
  const accounts = new Set(events.map(({ distinct_id }) => distinct_id).filter((id) => id.startsWith('user-')))
  expect(joined).toEqual(accounts)
})
