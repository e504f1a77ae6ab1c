import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorCodes } from '../src/core/errors.ts'

const codes = Object.keys(errorCodes)

test('every error code has its line in the reference', () => {
  const page = readFileSync('docs/reference/errors.md', 'utf8')
  expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([])
})

test('every error code is provoked by a test', () => {
  const tests = globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).filter((path) => !path.endsWith('errors.test.ts'))
  const text = tests.map((path) => readFileSync(path, 'utf8')).join('\n')
  expect(codes.filter((code) => !text.includes(code))).toEqual([])
})
