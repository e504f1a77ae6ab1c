import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '../../core/ids.ts'
import { parseImportMap } from './map.ts'
import { compileMap } from './mapper.ts'

/** What one row makes of one entry: the event's time and properties, or the field at fault. */
function mapped(timestamp: object, at: unknown, price?: { given: unknown; decimal?: string }) {
  const properties = price && { price: { column: 'price', type: 'number', decimal: price.decimal } }
  const entry = { event: { const: 'view' }, distinct_id: { column: 'who' }, timestamp: { column: 'at', ...timestamp } }
  const map = compileMap(parseImportMap([{ ...entry, properties }]), newId())
  const { events, refusals } = map({ who: 'ann', at, price: price?.given }, 'row')
  const [event] = events
  return event ? { time: event.timestamp_ms, price: event.properties.price } : refusals[0].field
}

const noon = Date.UTC(2026, 0, 5, 12)

test('stamps are read to the whole millisecond', () => {
  expect(mapped({ format: 'unix_s' }, `${noon / 1000}.1239`)).toMatchObject({ time: noon + 124 })
  expect(mapped({ format: 'unix_ms' }, noon + 0.5)).toMatchObject({ time: noon + 1 })
  expect(mapped({}, '2026-01-05 12:00:00.5')).toMatchObject({ time: noon + 500 })
  expect(mapped({}, '2026-01-05T12:00')).toMatchObject({ time: noon })
  expect(mapped({ zone: 'Europe/Berlin' }, '2026-01-05 13:00')).toMatchObject({ time: noon })
  expect(mapped({ zone: 'Europe/Berlin' }, '2026-01-05 12:00:00Z')).toMatchObject({ time: noon })
  expect(mapped({ zone: 'Europe/Berlin' }, '2026-01-05')).toMatchObject({ time: noon - 13 * 3_600_000 })
})

test.each(['2026-01-15', '2026-07-15'])(
  'an hour that comes twice or never has one time, also if read on %s',
  (today) => {
    vi.useFakeTimers({ now: new Date(today), toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const berlin = { zone: 'Europe/Berlin' }
    expect(mapped(berlin, '2026-10-25 02:30')).toMatchObject({ time: Date.UTC(2026, 9, 25, 0, 30) })
    expect(mapped(berlin, '2026-10-25 02:30+01:00')).toMatchObject({ time: Date.UTC(2026, 9, 25, 1, 30) })
    const german = { ...berlin, format: 'dd.MM.yyyy HH:mm' }
    expect(mapped(german, '25.10.2026 02:30')).toMatchObject({ time: Date.UTC(2026, 9, 25, 0, 30) })
    expect(mapped(berlin, '2026-03-29 02:30')).toMatchObject({ time: Date.UTC(2026, 2, 29, 1, 30) })
  },
)

test.each(['2026-13-05', '2026-13-05T12:00:00Z', '2026-01-05 10:99:00', '2026-02-30', 'soon', '', '0000-00-00'])(
  '%j is no time',
  (at) => {
    expect(mapped({}, at)).toBe('at')
    expect(mapped({ zone: 'Europe/Berlin' }, at)).toBe('at')
  },
)

test.each([
  ['1.234,50 EUR', ',', 1234.5],
  ['EUR 12,50', ',', 12.5],
  ['\u221212,50 €', ',', -12.5],
  ['$1,234.50', '.', 1234.5],
  ['1.5e3', '.', 1500],
  [2.5, ',', 2.5],
  ['free', '.', 'free'],
])('%j with fractions after %j is %j', (given, decimal, price) => {
  expect(mapped({}, '2026-01-05', { given, decimal })).toMatchObject({ price })
})
