import { expect, test } from 'vitest'
import { newId } from '../core/ids.ts'
import { armOf } from './arms.ts'

test('people fall into the arms in the shares given', () => {
  const counts = { control: 0, challenger: 0, champion: 0 }
  for (let i = 0; i < 20_000; i++) counts[armOf('target', `person-${i}`, { control: 0.05, challenger: 0.1 })]++
  // Four standard deviations of a binomial of 20,000.
  expect(Math.abs(counts.control - 1000)).toBeLessThan(125)
  expect(Math.abs(counts.challenger - 2000)).toBeLessThan(170)
})

test('a person stays in the control when a challenger comes', () => {
  const people = Array.from({ length: 500 }, newId)
  const control = (challenger: number) =>
    people.filter((person) => armOf('t', person, { control: 0.2, challenger }) === 'control')
  expect(control(0.3)).toEqual(control(0))
})
