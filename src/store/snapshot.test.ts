import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/given.ts'
import { openMetadata } from './metadata.ts'
import { ensureSnapshot, snapshotPath } from './snapshot.ts'

test('a database that starts from the snapshot lacks no migration', async () => {
  await ensureSnapshot()
  const metadata = await openMetadata(temporaryFolder(), { snapshot: snapshotPath() })
  expect(await metadata.pending()).toEqual([])
  await metadata.close()
})

test('a database whose making was cut off is made anew', async () => {
  const dir = temporaryFolder()
  mkdirSync(join(dir, 'postgres', 'base'), { recursive: true })
  writeFileSync(join(dir, 'postgres', 'base', '1'), 'half')
  writeFileSync(join(dir, 'postgres.unfinished'), '')
  await ensureSnapshot()
  for (let start = 0; start < 2; start++) {
    const metadata = await openMetadata(dir, { snapshot: snapshotPath() })
    expect(await metadata.pending()).toEqual([])
    await metadata.close()
  }
})
