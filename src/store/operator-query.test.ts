import { expect, test } from 'vitest'
import { given } from '../../test/given.ts'
import { operatorQuery } from './operator-query.ts'
import { sql } from './sql.ts'

test('a query sees the project’s events, each once, with their people', async () => {
  const { store, project } = await given({
    ann: [
      ['view', 0],
      ['buy', 60],
    ],
    bob: [['view', 0]],
  })
  await given({ eve: [['view', 0]] })
  const text =
    'WITH viewers AS (SELECT person_id FROM events) SELECT count() AS n, uniq(person_id) AS people FROM viewers -- all\n;'
  const { rows, truncated } = await operatorQuery(store.clickhouse, project, { text, limit: 10 })
  expect(rows).toEqual([{ n: 3, people: 2 }])
  expect(truncated).toBe(false)
})

test('an answer is cut at its limit and says so', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  const query = { text: 'SELECT number FROM numbers(5)', limit: 2 }
  expect(await operatorQuery(store.clickhouse, project, query)).toEqual({
    rows: [{ number: 0 }, { number: 1 }],
    truncated: true,
  })
})

test.each([
  'DROP TABLE events',
  'INSERT INTO events SELECT * FROM events',
  'SELECT 1; SELECT 2',
  'SELECT * FROM default.events',
  'SELECT * FROM `default`.events',
  'SELECT * FROM "system".tables',
  'SELECT * FROM system . processes',
  "SELECT * FROM /* x */ file('/etc/passwd')",
  "SELECT file ('/etc/passwd')",
  "SELECT * FROM url('http://127.0.0.1/')",
  "SELECT * FROM merge('default', '.*')",
  "SELECT dictGet('d', 'a', 1)",
  "SELECT * FROM eval('SELECT 1')",
  'SELECT 1 SETTINGS readonly = 0',
  'SELECT count() FROM events SETTINGS additional_table_filters = {}',
  "SELECT 1 INTO OUTFILE '/tmp/x'",
  "SELECT $$'$$, file('/etc/passwd') --'",
  'SELECT ‘a’',
  "SELECT `fil\\x65`('/etc/passwd')",
  "SELECT * FROM `merg\\x65`('default', '.*')",
  'SELECT * FROM "\\x73ystem".tables',
  'SELECT number FROM numbers(100)) UNION ALL SELECT * FROM (SELECT 1',
  "SELECT aiGenerate('a', 'b')",
  '',
])('%s is refused', async (text) => {
  const { store, project } = await given({ ann: [['view', 0]] })
  await expect(operatorQuery(store.clickhouse, project, { text, limit: 1 })).rejects.toMatchObject({
    code: 'store.query_refused',
    field: 'sql',
  })
})

test('tables without a name for the project stay out of reach', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  await given({ eve: [['view', 0]] })
  // Not refused by its text, but filtered by the engine.
  const query = { text: 'SELECT count() AS n FROM person_overrides', limit: 1 }
  expect((await operatorQuery(store.clickhouse, project, query)).rows).toEqual([{ n: 0 }])
})

test('words inside strings are only strings, and later queries are not read-only', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  const query = { text: "SELECT 'file(x) -- system; SETTINGS' AS s, '\\'' AS q, '''' AS d", limit: 1 }
  const { rows } = await operatorQuery(store.clickhouse, project, query)
  expect(rows).toEqual([{ s: 'file(x) -- system; SETTINGS', q: "'", d: "'" }])
  await given({ bob: [['view', 0]] })
})

test('an answer too large for memory is refused', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  const query = { text: "SELECT repeat('x', 1000000) FROM numbers(1000)", limit: 1000 }
  await expect(operatorQuery(store.clickhouse, project, query)).rejects.toMatchObject({ code: 'store.query_failed' })
})

test('a query that the engine cannot run tells why', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  await expect(
    operatorQuery(store.clickhouse, project, { text: 'SELECT nothing FROM events', limit: 1 }),
  ).rejects.toMatchObject({ code: 'store.query_failed', got: expect.stringContaining('nothing') })
})

test('of the engine’s table functions only those that make rows from nothing may be called', async () => {
  const { store, project } = await given({ ann: [['view', 0]] })
  const functions = await store.clickhouse.query<{ name: string }>(sql`SELECT name FROM system.table_functions`)
  const harmless = /^(format|null|values|SQLStandardValues|generate.*|numbers.*|zeros.*|primes.*)$/
  const allowed = await Promise.all(
    functions.map(({ name }) =>
      operatorQuery(store.clickhouse, project, { text: `SELECT * FROM ${name}('')`, limit: 1 }).then(
        () => name,
        ({ code }) => (code === 'store.query_refused' ? '' : name),
      ),
    ),
  )
  expect(allowed.filter((name) => name !== '' && !harmless.test(name))).toEqual([])
})
