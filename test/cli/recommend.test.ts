import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../given.ts'
import { givenShop, learnt } from '../shop.ts'
import { bellwether } from './program.ts'
import { runMain } from './run-main.ts'

test('everybody’s recommendations are written to a file, or those of some', { timeout: 120_000 }, async () => {
  const server = await givenShop()
  await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  const folder = temporaryFolder()
  const out = join(folder, 'all.jsonl')
  const at = ['--url', server.url, '--key', server.keys.read]
  const all = await runMain('recommend', 'export', 'shop', '--out', out, '--limit', '2', ...at)
  expect(all.stdout).toMatch(/^60 people, by [\w-]+ 1, in [\d.]+ s: /)
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(60)
  expect(JSON.parse(lines[0]).items).toHaveLength(2)
  expect(existsSync(`${out}.part`)).toBe(false)

  writeFileSync(join(folder, 'people.txt'), 'p3\r\n茶 1\n')
  const csv = join(folder, 'some.csv')
  const some = ['recommend', 'export', 'shop', '--people', join(folder, 'people.txt'), '--limit', '1', ...at]
  expect(JSON.parse((await runMain(...some, '--json', '--out', csv)).stdout)).toMatchObject({ people: 2, file: csv })
  const rows = readFileSync(csv, 'utf8').split('\r\n')
  expect(rows.map((row) => row.split(',')[0])).toEqual(['person', 'p3', '茶 1', ''])

  expect((await runMain(...some, '--out', join(folder, 'none', 'x.csv'))).stderr).toContain('cli.unwritable')
  expect((await runMain(...some, '--out', 'x.xlsx')).stderr).toContain('core.invalid')
  const unknown = await runMain('recommend', 'export', 'none', '--out', join(folder, 'x.csv'), ...at)
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('core.not_found') })
})

test('without a server the engine in this process answers', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  const out = join(folder, 'x.csv')
  const { ended, written } = bellwether('recommend', 'export', 'shop', '--out', out, '--data', join(folder, 'data'))
  expect([await ended, written.stderr]).toEqual([1, expect.stringContaining('core.not_found')])
  expect(existsSync(out)).toBe(false)
})
