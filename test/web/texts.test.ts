import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

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
