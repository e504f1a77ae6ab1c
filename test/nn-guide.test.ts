import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The code of a page as one file, as a reader would type it, and what its `console.log(…) // …` lines promise. */
function pageOf(path: string): { code: string; promised: string[] } {
  const blocks = [...readFileSync(path, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block)
  const code = blocks.join('\n')
  return { code, promised: [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, promise]) => promise) }
}

const pages = ['docs/guide/nn.md', 'docs/guide/nn-for-pytorch.md', 'docs/how-to/add-an-operation.md']
// Inside the repository, where bellwether/nn and its packages are found.
const folder = mkdtempSync(join('.', '.bellwether-guide-'))
const fileOf = (path: string) => join(folder, `${basename(path, '.md')}.ts`)

beforeAll(() => {
  for (const path of pages) writeFileSync(fileOf(path), pageOf(path).code)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) =>
  spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })

test.each(pages)(
  'the code of %s prints what the page says',
  (path) => {
    const { promised } = pageOf(path)
    const { stdout, stderr } = run(fileOf(path))
    expect(stderr).toBe('')
    expect(promised.length).toBeGreaterThan(2)
    expect(stdout.trimEnd().split('\n')).toEqual(promised)
  },
  120_000,
)

test('the types of documented code fit', () => {
  const files = pages.map((path) => basename(fileOf(path)))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', include: [], files }))
  expect(run('node_modules/typescript/bin/tsc', '-p', folder).stdout).toBe('')
}, 120_000)
