import { expect, test } from 'vitest'
import { band } from './band.ts'

test('an interval is its lower end with its width on top, and a gap where it has none', () => {
  const [low, width] = band({ name: '95 %', stack: 'a', lo: [-2, null], hi: [3, null], colour: '#000000', opacity: 1 })
  expect([low.data, width.data]).toEqual([
    [-2, null],
    [5, null],
  ])
})
