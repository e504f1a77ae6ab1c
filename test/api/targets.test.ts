import { expect, test } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { runs } from '../../src/store/metadata-schema.ts'
import { type GivenServer, givenServer } from '../server.ts'

const shop = { name: 'shop', definition: { use: 'recommendation' } }

const declare = ({ fetch }: GivenServer, schedule: string | null) =>
  fetch('/api/v1/targets', { role: 'admin', json: { ...shop, schedule } })

const scheduleOf = async ({ fetch }: GivenServer) =>
  ((await (await fetch('/api/v1/targets/shop', { role: 'read' })).json()) as { schedule: string | null }).schedule

test('a schedule that is none is refused, and can be sent again corrected', async () => {
  const server = await givenServer()
  const refused = await declare(server, 'every monday')
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ code: 'core.invalid', field: 'schedule' })
  expect(await scheduleOf(server)).toBeNull()
  expect((await declare(server, '0 3 * * 1')).status).toBe(201)
  expect(await scheduleOf(server)).toBe('0 3 * * 1')
})

test('the same target with another schedule is retrained by that', async () => {
  const server = await givenServer()
  for (const schedule of ['0 3 * * 1', '0 4 * * 2', null]) {
    expect(await (await declare(server, schedule)).json()).toMatchObject({ name: 'shop', schedule })
    expect(await scheduleOf(server)).toBe(schedule)
  }
})

test('a run that nobody works on any more can be cancelled, and another one started', async () => {
  const server = await givenServer()
  const { engine, project, fetch } = server
  await declare(server, null)
  const target = await engine.targets.named(project, 'shop')
  const id = newId()
  await engine.store.db.insert(runs).values({
    id,
    project_id: project,
    target_id: target.id,
    cause: 'manual',
    state: 'running',
    cutoff: new Date(),
    seed: 1,
  })
  const start = () => fetch('/api/v1/targets/shop/runs', { role: 'admin', method: 'POST' })
  expect((await start()).status).toBe(409)
  const cancelled = await fetch(`/api/v1/runs/${id}/cancel`, { role: 'admin', method: 'POST' })
  expect(await cancelled.json()).toMatchObject({ state: 'cancelled' })
  expect((await start()).status).toBe(202)
})

test.each(['nothing', 'No%20Name', '%00'])('a target called %s is not found', async (name) => {
  const { fetch } = await givenServer()
  const answer = await fetch(`/api/v1/targets/${name}`, { role: 'read' })
  expect(await answer.json()).toMatchObject({ status: 404, code: 'core.not_found', field: 'target' })
})
