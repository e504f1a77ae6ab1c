import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { given, givenEmbeddedStore, givenStore, temporaryFolder } from '../../test/given.ts'
import { backup, restore } from './backup.ts'
import { lock } from './lock.ts'
import { openStore } from './store.ts'

const program = fileURLToPath(new URL('../../test/restored.ts', import.meta.url))

// A server behind DATABASE_URL is its operator's to back up.
beforeAll(async () => void (await givenEmbeddedStore()))

test('what was backed up is there after a restore: events, metadata, artifacts', async () => {
  const { store, project } = await given({ ann: [['view', 0]], bob: [['view', 5]] })
  const { hash } = await store.artifacts.write('model', (dir) => writeFile(join(dir, 'weights'), 'abc'))
  const from = await backup(store)
  const args = [program, from, join(temporaryFolder(), 'new'), project, hash]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(JSON.parse(stdout)).toEqual({ events: 2, projects: expect.arrayContaining([project]), artifact: true })
})

test('writing goes on during a backup, and no draft is left', async () => {
  const { store } = await given({ ann: [['view', 0]] })
  const [path] = await Promise.all([backup(store), given({ bob: [['view', 0]] })])
  expect(await readdir(join(store.dir, 'backups'))).not.toContainEqual(expect.stringContaining('draft'))
  expect((await readdir(path)).sort()).toEqual(expect.arrayContaining(['clickhouse', 'manifest.json']))
})

test('an artifact that is being written is left out of a backup', async () => {
  const store = await givenStore()
  let from = ''
  const { hash } = await store.artifacts.write('model', async (dir) => {
    await writeFile(join(dir, 'weights'), 'half')
    from = await backup(store)
    await writeFile(join(dir, 'weights'), 'whole')
  })
  const kept = await readdir(join(from, 'artifacts', 'model'))
  expect(kept.filter((name) => name === hash || name.startsWith('.'))).toEqual([])
})

test('a restore that was killed is not started from, and the next one begins anew', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  const { hash } = await store.artifacts.write('model', (dir) => writeFile(join(dir, 'weights'), 'abc'))
  const from = await backup(store)
  const dir = temporaryFolder()
  for (const part of ['backups/restoring', 'clickhouse/half', 'artifacts/half'])
    await mkdir(join(dir, part), { recursive: true })
  await expect(openStore({ data: dir })).rejects.toMatchObject({ code: 'store.bad_backup', field: 'data' })
  const { stdout } = await promisify(execFile)(process.execPath, [program, from, dir, project, hash])
  expect(JSON.parse(stdout)).toMatchObject({ events: 1, artifact: true })
  expect(await readdir(join(dir, 'backups'))).toEqual([])
})

test('a directory that holds data is not restored over', async () => {
  const store = await givenStore()
  const from = await backup(store)
  const dir = temporaryFolder()
  await cp(join(from, 'clickhouse'), join(dir, 'clickhouse'), { recursive: true })
  await expect(restore(from, dir)).rejects.toMatchObject({ code: 'store.not_empty', field: 'data' })
})

test('a directory that a process holds is not restored into', async () => {
  const dir = temporaryFolder()
  const held = lock(dir)
  await expect(restore('anywhere', dir)).rejects.toMatchObject({ code: 'store.locked' })
  held.release()
})

test.each([
  ['is missing', (from: string) => rm(from, { recursive: true })],
  ['was cut off before its manifest', (from: string) => rm(join(from, 'manifest.json'))],
  ['has damaged metadata', (from: string) => truncate(join(from, 'postgres.tar.gz'), 1000)],
  ['has other metadata than it says', (from: string) => appendFile(join(from, 'postgres.tar.gz'), 'x')],
])('a backup that %s is refused, and nothing is left behind', async (_, damage) => {
  const from = await backup(await givenStore())
  await damage(from)
  const dir = temporaryFolder()
  await expect(restore(from, dir)).rejects.toMatchObject({ code: 'store.bad_backup', field: 'from' })
  expect(await readdir(dir)).toEqual([])
})

test('a database behind a URL is left to its operator', async () => {
  const store = await givenStore()
  const remote = { ...store, clickhouse: { ...store.clickhouse, remote: true } }
  await expect(backup(remote)).rejects.toMatchObject({
    code: 'store.remote_backup',
    hint: expect.stringContaining('CLICKHOUSE_URL'),
  })
})
