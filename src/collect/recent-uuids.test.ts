import { expect, test } from 'vitest'
import { rememberUuids } from './recent-uuids.ts'

test('the latest UUIDs are remembered by project, and the oldest are forgotten', () => {
  const recent = rememberUuids(2)
  recent.add('p', ['a', 'b'])
  expect([recent.has('p', 'a'), recent.has('other', 'a'), recent.has('p', 'z')]).toEqual([true, false, false])
  recent.add('p', ['c', 'd'])
  recent.add('p', ['e'])
  expect(['a', 'b', 'c', 'd', 'e'].map((uuid) => recent.has('p', uuid))).toEqual([false, false, true, true, true])
})
