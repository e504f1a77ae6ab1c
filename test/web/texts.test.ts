import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { doctor } from '../../src/prepare/interaction-doctor.ts'

const sources = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).map((name) => join('web/src', name))
const folders = sources.filter((path) => basename(path) === 'en.json').map((path) => dirname(path))

type Texts = { [key: string]: string | Texts }

const keysOf = (texts: Texts, above = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [above + key] : keysOf(text, `${above}${key}.`),
  )

const valuesOf = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : valuesOf(text)))

const textsOf = (folder: string, language: 'en' | 'zh') =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Texts

/** English has two forms of a text with a count, Chinese has one. */
const withoutPlural = (keys: readonly string[]) =>
  [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))].sort()

test.each(folders)('%s says the same things in English and in Chinese', (folder) => {
  expect(withoutPlural(keysOf(textsOf(folder, 'zh')))).toEqual(withoutPlural(keysOf(textsOf(folder, 'en'))))
})

test.each(folders)('%s has the full-width punctuation of Chinese', (folder) => {
  const halfWidth = valuesOf(textsOf(folder, 'zh')).filter((text) =>
    /[\p{Script=Han}”）][,.:;()?!]|[,:;(?!]\s?[\p{Script=Han}“]/u.test(text),
  )
  expect(halfWidth).toEqual([])
})

test('every text that a page asks for is there', () => {
  const namespaces = new Map(folders.map((folder) => [basename(folder), withoutPlural(keysOf(textsOf(folder, 'en')))]))
  const missing = sources
    .filter((path) => path.endsWith('.tsx') || path.endsWith('.ts'))
    .flatMap((path) => {
      const code = readFileSync(path, 'utf8')
      const spaces = [...code.matchAll(/useTranslation\((?:'([\w-]+)')?\)/g)].map(([, space = 'shell']) => space)
      // A file with several namespaces names each where it asks.
      const [own] = spaces
      return [...code.matchAll(/\bt\(\s*'(?:([\w-]+):)?([\w.-]+)'/g)]
        .filter(() => own !== undefined && new Set(spaces).size === 1)
        .filter(([, space = own, key]) => !namespaces.get(space as string)?.includes(key))
        .map(([, space = own, key]) => `${path}: ${space}:${key}`)
    })
  expect(missing).toEqual([])
})

test('what the data doctor says of a dataset is known in both languages', () => {
  const known = (language: 'en' | 'zh') => Object.keys((textsOf('web/src/learning', language) as { said: Texts }).said)
  const rows = Array.from({ length: 600 }, (_, i) => i)
  // Everybody took the same nine things, two at a time in the order of their ids, and then one that was never seen before.
  const { findings } = doctor(
    {
      people: Array.from({ length: 60 }, (_, i) => `p${i}`),
      items: Array.from({ length: 69 }, (_, i) => `${i}`),
      person: Int32Array.from(rows, (row) => row % 60),
      item: Int32Array.from(rows, (row) => (row < 540 ? Math.floor(row / 60) : row - 531)),
      time_ms: Float64Array.from(rows, (row) => Math.floor(row / 120)),
      basket: Int32Array.from(rows),
    },
    { names: new Map([['0', 'tea']]) },
  )
  const faults = findings.filter(({ verdict }) => verdict !== 'ok')
  expect(faults.map(({ check }) => check)).toEqual(expect.arrayContaining(['ties', 'order', 'people', 'born_after']))
  const said = findings.flatMap(({ why, advice }) => [why, advice])
  expect(said.filter((sentence) => !known('en').includes(sentence))).toEqual([])
  expect(said.filter((sentence) => !known('zh').includes(sentence))).toEqual([])
})
