import { readdirSync, readFileSync } from 'node:fs'
import type { ClickHouse } from './clickhouse.ts'
import { raw, sql } from './sql.ts'

const dir = new URL('./migrations/clickhouse/', import.meta.url)

/** Names of the migrations that this program knows and the database does not, in order. */
export async function pendingClickHouse(clickhouse: ClickHouse): Promise<string[]> {
  await clickhouse.command(
    sql`CREATE TABLE IF NOT EXISTS schema_migrations (name String, applied_at DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY name`,
  )
  const applied = await clickhouse.query<{ name: string }>(sql`SELECT DISTINCT name FROM schema_migrations`)
  const done = new Set(applied.map((row) => row.name))
  const known = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return known.filter((name) => !done.has(name))
}

/**
 * Applies one migration. ClickHouse has no transactions over DDL: a migration cut off half-way runs again from its
 * start, so each statement must bear repetition (CREATE TABLE becomes CREATE TABLE IF NOT EXISTS here).
 */
export async function applyClickHouse(clickhouse: ClickHouse, name: string): Promise<void> {
  const text = readFileSync(new URL(name, dir), 'utf8').replaceAll(/^--.*$/gm, '')
  for (const statement of text
    .split(';\n')
    .map((part) => part.trim())
    .filter(Boolean)) {
    await clickhouse.command(
      raw(statement.replace(/;$/, '').replace(/^CREATE TABLE (?!IF)/, 'CREATE TABLE IF NOT EXISTS ')),
    )
  }
  await clickhouse.insert('schema_migrations', [{ name, applied_at: new Date().toISOString() }])
}
