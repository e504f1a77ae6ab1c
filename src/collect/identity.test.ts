import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givenProject } from '../../test/given.ts'
import { personId } from '../core/ids.ts'
import { sql } from '../store/sql.ts'
import { applyMerges, isIllegalId, type Merge, mergeOf, type Override, union } from './identity.ts'

const apply = (batches: Merge[][]): Map<string, string> => {
  const held = new Map<string, Override>()
  for (const merges of batches) for (const row of union(merges, [...held.values()])) held.set(row.own, row)
  return new Map([...held.values()].map(({ own, person }) => [own, person]))
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const merges = fc.array(fc.record({ from: fc.constantFrom(...ids), into: fc.constantFrom(...ids) }), { maxLength: 8 })

/** Who is together, whatever the people are called. */
const groups = (people: Map<string, string>) =>
  [...Map.groupBy(ids, (id) => people.get(id) ?? id).values()].map((group) => group.join('')).sort()

test('whoever is connected by merges is one person, in whatever order and batches they come', () => {
  fc.assert(
    fc.property(
      merges,
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (given, size, random) => {
        const shuffled = given
          .map((merge) => ({ merge, key: random.next().value as number }))
          .sort((x, y) => x.key - y.key)
        const batches = shuffled.reduce<Merge[][]>((all, { merge }, i) => {
          if (i % size === 0) all.push([])
          all.at(-1)?.push(merge)
          return all
        }, [])
        expect(groups(apply(batches))).toEqual(groups(apply([given])))
      },
    ),
  )
})

test('a merge that comes again changes nothing', () => {
  fc.assert(
    fc.property(merges, (given) => {
      const known = union(given, [])
      expect(union(given, known)).toEqual([])
    }),
  )
})

test('the identified person stays, also over several steps and in any order', () => {
  const [ab, bc] = [
    { from: 'a', into: 'b' },
    { from: 'b', into: 'c' },
  ]
  for (const order of [
    [ab, bc],
    [bc, ab],
  ])
    expect(Object.fromEntries(apply([order]))).toEqual({ a: 'c', b: 'c' })
})

test('an anonymous id that two people claim gives the same person in either order', () => {
  const [first, second] = [
    { from: 'x', into: 'u2' },
    { from: 'x', into: 'u1' },
  ]
  expect(apply([[first], [second]])).toEqual(apply([[second], [first]]))
})

test('ids that stand for everyone merge nobody', () => {
  const illegal = [
    '',
    ' ',
    'null',
    '"null"',
    "'Undefined'",
    'GUEST',
    'anonymous',
    '[object Object]',
    'NaN',
    '0',
    '$posthog_cookieless',
  ]
  expect(illegal.filter((id) => !isIllegalId(id))).toEqual([])
  expect(['ann', 'Null Island', '00', '42'].filter(isIllegalId)).toEqual([])
  expect(mergeOf('$identify', 'ann', { $anon_distinct_id: 'undefined' })).toBeNull()
  expect(mergeOf('$identify', 'ann', { $anon_distinct_id: 'ann' })).toBeNull()
  expect(mergeOf('buy', 'ann', { alias: 'bob' })).toBeNull()
  expect(mergeOf('$create_alias', 'ann', { alias: 17 })).toEqual({ from: '17', into: 'ann' })
  expect(mergeOf('$merge_dangerously', 'ann', { alias: 'bob' })).toEqual({ from: 'bob', into: 'ann' })
})

test('merges written one after another reach everyone who was merged before', async () => {
  const { store, project } = await givenProject()
  await applyMerges(store, project, [{ from: 'anon', into: 'ann' }])
  await applyMerges(store, project, [
    { from: 'ann', into: 'anna' },
    { from: 'phone', into: 'anna' },
  ])
  await applyMerges(store, project, [{ from: 'anon', into: 'ann' }])
  const rows = await store.clickhouse.query<{ own: string; person: string; version: number }>(sql`
    SELECT toString(distinct_person_id) AS own, toString(person_id) AS person, version FROM person_overrides FINAL
    WHERE project_id = toUUID(${project})`)
  const anna = personId(project, 'anna')
  const people = ['anon', 'ann', 'phone', 'anna'].map(
    (id) => rows.find((row) => row.own === personId(project, id))?.person,
  )
  expect(people).toEqual([anna, anna, anna, undefined])
  expect(Math.max(...rows.map((row) => Number(row.version)))).toBe(2)
})
