import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ReplayClock } from './replay-clock.ts'

test('it runs on from its start, stands where it is set, and never goes back', async () => {
  const start = new Date('2011-11-09')
  const clock = new ReplayClock(start)
  await wait(20)
  expect(clock.now().getTime()).toBeGreaterThan(start.getTime())
  const noon = Date.parse('2011-11-09T12:00:00Z')
  clock.advanceTo(noon)
  await wait(20)
  clock.advanceTo(noon - 1_000)
  expect(clock.now().getTime()).toBe(noon)
  clock.runOn()
  await wait(20)
  expect(clock.now().getTime()).toBeGreaterThan(noon)
})
