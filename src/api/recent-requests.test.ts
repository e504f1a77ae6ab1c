import { expect, test } from 'vitest'
import { countRequests } from './recent-requests.ts'

const MINUTE_MS = 60_000

test('the last hour tells requests, 5xx and percentiles by group, and forgets what is older', () => {
  let now = Date.UTC(2026, 0, 5)
  const counted = countRequests(() => now)
  counted.record('collect', 500, 1)
  now += 30 * MINUTE_MS
  for (let ms = 1; ms <= 100; ms++) counted.record('deploy', ms === 100 ? 503 : 200, ms)
  const half = counted.lastHour()
  expect(half.from).toEqual(new Date(Date.UTC(2026, 0, 5)))
  expect(half.total).toMatchObject({ requests: 101, errors: 2 })
  expect(half.groups).toMatchObject([
    { group: 'deploy', requests: 100, errors: 1, error_share: 0.01 },
    { group: 'collect' },
  ])
  const [{ p50_ms, p95_ms, p99_ms }] = half.groups
  for (const [found, true_ms] of [
    [p50_ms, 50],
    [p95_ms, 95],
    [p99_ms, 99],
  ] as [number, number][]) {
    expect(found).toBeGreaterThanOrEqual(true_ms)
    expect(found).toBeLessThan(true_ms * 1.26)
  }
  now += 31 * MINUTE_MS
  expect(counted.lastHour().groups).toMatchObject([{ group: 'deploy' }])
  now += 60 * MINUTE_MS
  expect(counted.lastHour()).toMatchObject({ total: { requests: 0, error_share: 0, p50_ms: null }, groups: [] })
})
