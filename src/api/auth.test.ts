import { expect, test } from 'vitest'
import { keyOf } from './auth.ts'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test.each([
  ['Bearer abc', 'abc'],
  ['bearer abc', 'abc'],
  [basic('abc:'), 'abc'],
  [basic('abc:ignored'), 'abc'],
  [basic(':abc'), 'abc'],
  [basic(''), undefined],
  ['abc', undefined],
  ['Digest abc', undefined],
  [undefined, undefined],
])('the key of `%s` is %s', (authorization, key) => {
  expect(keyOf({ headers: { authorization } })).toBe(key)
})
