import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../given.ts'
import { givenServer } from '../server.ts'
import { runMain } from './run-main.ts'

const DAY_MS = 86_400_000
const end = Date.UTC(2026, 2, 1)

/** Three items sold each day of 24 weeks, more on some weekdays, and never quite as the week before. */
function sales(): object[] {
  return Array.from({ length: 168 }, (_, day) =>
    ['kettle', 'cup', 'tray'].map((item, i) => ({
      event: 'item_purchased',
      distinct_id: `p${day % 20}`,
      timestamp: new Date(end - (168 - day) * DAY_MS + 36_000_000).toISOString(),
      properties: { item, order_id: `o${day}`, quantity: 2 + i + (day % 7) + ((day * 7919) % 5), price: 5 },
    })),
  ).flat()
}

test('from the command line a target is declared, run, looked at and asked', { timeout: 90_000 }, async () => {
  const { url, keys, fetch } = await givenServer()
  expect((await fetch('/api/v1/events', { role: 'ingest', json: { events: sales() } })).status).toBe(200)
  const file = join(temporaryFolder(), 'demand.json')
  await writeFile(file, JSON.stringify({ name: 'demand', definition: { use: 'forecast', horizon_days: 14 } }))
  const bellwether = (...args: string[]) => runMain(...args, '--url', url, '--key', keys.admin)

  expect((await bellwether('targets', 'create', file)).stdout).toContain('bellwether run demand')
  expect((await bellwether('targets', 'list')).stdout).toMatch(/demand +forecast/)

  const run = await bellwether('run', 'demand', '--cutoff', new Date(end).toISOString(), '--seed', '7')
  expect(run.stderr).toMatch(/(queued|prepare|train|deploy) \d+ %/)
  expect(run.code, run.stderr).toBe(0)
  expect(run.stdout).toMatch(/prepare [\d.]+ s, train [\d.]+ s/)
  expect(run.code).toBe(0)

  const { models } = JSON.parse((await bellwether('models', 'list', 'demand', '--json')).stdout) as {
    models: { hash: string; alias: string | null }[]
  }
  expect(models.filter(({ alias }) => alias === 'champion')).toHaveLength(1)
  expect((await bellwether('models', 'promote', 'demand', models[0].hash, '--reason', 'test')).code).toBe(0)

  const { points } = JSON.parse((await bellwether('predict', 'demand', '--horizon', '7', '--json')).stdout) as {
    points: { mean: number; lo80: number; hi80: number }[]
  }
  expect(points).toHaveLength(7)
  for (const { mean, lo80, hi80 } of points) expect(lo80 <= mean && mean <= hi80).toBe(true)

  const unknown = await bellwether('predict', 'nothing', '--person', 'p1')
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('core.not_found') })
})

test('a run that fails is the command’s failure, with the run’s own code', { timeout: 60_000 }, async () => {
  const { url, keys } = await givenServer()
  const file = join(temporaryFolder(), 'empty.json')
  await writeFile(file, JSON.stringify({ name: 'empty', definition: { use: 'forecast' } }))
  const bellwether = (...args: string[]) => runMain(...args, '--url', url, '--key', keys.admin)
  await bellwether('targets', 'create', file)
  const { code, stderr } = await bellwether('run', 'empty', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(stderr)).toMatchObject({ field: expect.stringContaining('run ') })
})
