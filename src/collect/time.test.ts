import { expect, test } from 'vitest'
import { correctedTime, readTimestamp } from './time.ts'

const noon = Date.UTC(2026, 0, 5, 12)
const MINUTE = 60_000

test('ISO times are read to the millisecond, with and without a zone', () => {
  const same = ['2026-01-05T12:00:00.250Z', '2026-01-05T13:00:00.250+01:00', '2026-01-05 12:00:00.250999', noon + 250]
  expect(same.map(readTimestamp)).toEqual(same.map(() => noon + 250))
  expect(readTimestamp('2026-01-05')).toBe(Date.UTC(2026, 0, 5))
})

test('what is not a time is not guessed at', () => {
  const bad = [
    'yesterday',
    '',
    '2026-02-30T00:00:00Z',
    '2026-01-05T25:00:00Z',
    '05/01/2026',
    '9999-12-31T23:59:59Z',
    '0099-01-05T00:00:00Z',
    1_795_450_306,
    Number.NaN,
    null,
    {},
  ]
  expect(bad.map(readTimestamp)).toEqual(bad.map(() => null))
})

test('a clock that is ahead is set back', () => {
  const times = {
    claimed_ms: noon + 5 * MINUTE,
    sent_ms: noon + 6 * MINUTE,
    received_ms: noon + MINUTE,
    refreshes_sent_at: false,
  }
  expect(correctedTime(times)).toBe(noon)
})

test('a clock that is behind is set forward only where the client says anew when each try was sent', () => {
  const times = { claimed_ms: noon - 10 * MINUTE, sent_ms: noon - 10 * MINUTE, received_ms: noon }
  expect(correctedTime({ ...times, refreshes_sent_at: true })).toBe(noon)
  expect(correctedTime({ ...times, refreshes_sent_at: false })).toBe(noon - 10 * MINUTE)
})

test('each try of a client that refreshes sent_at gives the same time', () => {
  const slow = 7 * MINUTE
  const tries = [0, 3_000, 600_000].map((late) =>
    correctedTime({
      claimed_ms: noon - slow,
      sent_ms: noon - slow + late,
      received_ms: noon + late,
      refreshes_sent_at: true,
    }),
  )
  expect(tries).toEqual([noon, noon, noon])
})

test('delays of the network and implausible clocks change nothing', () => {
  for (const sent_ms of [noon - 9_000, noon + 9_000, noon - 2 * 86_400_000, noon + 400 * 86_400_000, null]) {
    expect(correctedTime({ claimed_ms: noon, sent_ms, received_ms: noon, refreshes_sent_at: true })).toBe(noon)
  }
})
