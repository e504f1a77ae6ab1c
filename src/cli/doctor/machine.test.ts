import { mkdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/given.ts'
import { checkClock, checkDisk, checkGlibc, checkMemory, checkNode } from './machine.ts'

test.each([
  ['20.18.0', 'FAIL'],
  ['22.17.9', 'FAIL'],
  ['22.18.0', 'OK'],
  ['24.0.0', 'OK'],
])('Node %s is %s', (version, state) => {
  const finding = checkNode(version)
  expect(finding.state).toBe(state)
  expect(Boolean(finding.todo)).toBe(state === 'FAIL')
})

test('a machine that runs the tests has what the engines need', async () => {
  const findings = [checkGlibc(), checkMemory(), await checkDisk(join(temporaryFolder(), 'not', 'made', 'yet'))]
  expect(findings.filter(({ state }) => state === 'FAIL')).toEqual([])
})

test('a clock behind the last write to the directory is worth a look', async () => {
  const data = join(temporaryFolder(), 'data')
  expect(await checkClock(data)).toMatchObject({ state: 'OK' })
  mkdirSync(data)
  const tomorrow = new Date(Date.now() + 86_400_000)
  utimesSync(data, tomorrow, tomorrow)
  expect(await checkClock(data)).toMatchObject({ state: 'WARN', todo: expect.stringContaining('NTP') })
})
