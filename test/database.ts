import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A database that goes away with its test file. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/**
 * A new database on the PostgreSQL behind BELLWETHER_TEST_DATABASE_URL, or null where that is not set: the same tests
 * then run on the embedded one.
 */
export async function createTestDatabase(): Promise<TestDatabase | null> {
  const server = process.env.BELLWETHER_TEST_DATABASE_URL
  if (!server) return null
  const name = `bw_test_${randomBytes(6).toString('hex')}`
  await ask(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, drop: () => ask(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
