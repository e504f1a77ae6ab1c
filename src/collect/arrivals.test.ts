import { expect, test } from 'vitest'
import { openArrivals } from './arrivals.ts'

const at = (ms: number) => new Date(ms)

test('nothing is settled that was received after a request under way', () => {
  const arrivals = openArrivals()
  const slow = arrivals.begin(at(100))
  arrivals.begin(at(150)).end()
  expect(arrivals.settled(at(200))).toEqual(at(100))
  slow.end()
  expect(arrivals.settled(at(200))).toEqual(at(200))
})

test('a request whose body took longer than a reader waited counts as received where the reader stands', () => {
  const arrivals = openArrivals()
  arrivals.settled(at(200))
  expect(arrivals.begin(at(100)).received_ms).toBe(200)
})

test('a clock that goes back takes nothing back', () => {
  const arrivals = openArrivals()
  arrivals.settled(at(200))
  expect(arrivals.settled(at(100))).toEqual(at(200))
})
