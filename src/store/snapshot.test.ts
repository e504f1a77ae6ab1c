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
