import { expect, test } from 'vitest'
import { givenProject } from '../../test/given.ts'
import { newId } from '../core/ids.ts'
import { createLog } from '../core/log.ts'
import { targets } from '../store/metadata-schema.ts'
import { listAlerts, settleAlerts } from './alerts.ts'
import type { Finding } from './report.ts'

const moved = (subject: string): Finding => ({
  kind: 'drift',
  subject,
  message: `${subject} moved`,
  evidence: { psi: 0.4 },
  retrain: true,
})
const log = createLog('silent')

async function givenTarget() {
  const { store, project } = await givenProject()
  const target_id = newId()
  await store.db
    .insert(targets)
    .values({ id: target_id, project_id: project, name: 'shop', use: 'recommendation', definition: {} })
  return { store, project, ref: { project, target_id } }
}

test('an alert is raised once while its reason holds, settled after, and raised again when it comes back', async () => {
  const { store, project, ref } = await givenTarget()
  const look = (day: number, ...found: Finding[]) =>
    settleAlerts(store, ref, found, new Date(Date.UTC(2026, 0, day)), log)

  expect(await look(1, moved('price'))).toHaveLength(1)
  expect(await look(2, moved('price'), moved('quantity'))).toMatchObject([{ subject: 'quantity' }])
  expect(await look(3, moved('quantity'))).toEqual([])
  expect(await listAlerts(store, project, true)).toMatchObject([{ subject: 'quantity' }])
  expect(await look(4, moved('price'), moved('quantity'))).toMatchObject([{ subject: 'price' }])
  expect(await listAlerts(store, project, false)).toHaveLength(3)
})
