import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { givenEmbeddedStore } from '../../test/given.ts'
import { backup } from './backup.ts'
import { diskUse, newestBackup } from './disk.ts'

test('what is used is counted by folder, and a backup cut off is none', async () => {
  const store = await givenEmbeddedStore()
  await store.artifacts.write('model', (dir) => writeFile(join(dir, 'weights'), 'x'.repeat(1_000)))
  const before = await diskUse(store)
  expect(before).toMatchObject({ artifacts_bytes: 1_000, backups_bytes: 0 })
  expect(before.metadata_bytes).toBeGreaterThan(1_000_000)
  expect(before.free_bytes).toBeGreaterThan(0)
  await mkdir(join(store.dir, 'backups', '2026-01-05T09-00-00-000Z.draft'))
  expect(await newestBackup(store.dir)).toBeNull()
  const began = Date.now()
  await backup(store)
  expect((await newestBackup(store.dir))?.getTime()).toBeGreaterThanOrEqual(began)
  expect((await diskUse(store)).backups_bytes).toBeGreaterThan(1_000)
})
