import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { temporaryFileFolder } from '../../test/given.ts'
import { raw, sql } from './sql.ts'
import { openStore, type Store } from './store.ts'

// One chdb directory a process: the tests open the same one again, as one start after the other.
const data = temporaryFileFolder()
const database = await createTestDatabase()
afterAll(() => database?.drop())

const forget = raw("ALTER TABLE schema_migrations DELETE WHERE name = '0001-events.sql' SETTINGS mutations_sync = 1")

/** One start of the store: what it logged, and what `look` made of it. */
async function start<Seen>(look: (store: Store) => Promise<Seen>): Promise<{ log: string; seen: Seen }> {
  let written = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  })
  const store = await openStore({ data, database_url: database?.url, log: pino({}, sink) })
  try {
    return { seen: await look(store), log: written }
  } finally {
    await store.close()
  }
}

const backups = () => readdirSync(join(data, 'backups'))
const nothing = async () => undefined

test('the first start makes the schemas, and needs no backup of nothing', async () => {
  const { log } = await start(nothing)
  expect(log).toContain('Brought the schemas up to date')
  expect(log).toContain('0001-events.sql')
  if (!database) expect(log).not.toContain('ackup')
  expect(backups()).toEqual([])
})

test('the next start changes nothing', async () => {
  const { log } = await start((store) =>
    store.clickhouse.insert('items', [
      { project_id: '00000000-0000-0000-0000-000000000001', item: 'a', attributes: '{}', updated_at: '2026-01-01' },
    ]),
  )
  expect(log).toBe('')
  expect(backups()).toEqual([])
})

test('an older schema is backed up before it is brought up to date, and keeps its rows', async () => {
  await start(async ({ clickhouse }) => {
    // As a start that was cut off half-way leaves it: one table missing, the migration not noted.
    await clickhouse.command(raw('DROP TABLE quarantine'))
    await clickhouse.command(forget)
  })
  const { log, seen } = await start(async ({ clickhouse }) => [
    await clickhouse.query(sql`SELECT item FROM items`),
    await clickhouse.query(sql`SELECT id FROM quarantine`),
  ])
  expect(seen).toEqual([[{ item: 'a' }], []])
  if (database) {
    expect(log).toContain('its backup is yours to take')
    expect(backups()).toEqual([])
  } else {
    expect(log).toContain('Took a backup before migrating')
    expect(backups()).toHaveLength(1)
  }
})
