import assert from 'node:assert'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { newId, type ProjectId, personId } from '../src/core/ids.ts'
import * as schema from '../src/store/metadata-schema.ts'
import { openStore, type Store } from '../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bellwether-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const shared: { store?: Promise<Store>; close?: () => Promise<void> } = {}

const folders: string[] = []

// Hooks end in the reverse of their order: a server's store, opened by a module that imports this one, is closed by now.
afterAll(async () => {
  await shared.close?.()
  for (const dir of folders) rmSync(dir, { recursive: true, force: true })
})

/**
 * The test file's store, on the real engines: PostgreSQL's part embedded, or on the server behind
 * BELLWETHER_TEST_DATABASE_URL. A process can bind one chdb directory, so tests of a file share the store and keep apart
 * by project.
 */
export function givenStore(): Promise<Store> {
  shared.store ??= createTestDatabase().then(openTestStore)
  return shared.store
}

/** The same with PostgreSQL's part embedded whatever is set: for what only embedded engines do. Call it first. */
export function givenEmbeddedStore(): Promise<Store> {
  shared.store ??= openTestStore(null)
  return shared.store
}

/** Makes a store that is opened and closed elsewhere (by a server) the file's store. Call it before `givenStore`. */
export function shareStore(store: Promise<Store>): void {
  assert(!shared.store, 'The file has a store already: call givenServer() before given()')
  shared.store = store
}

async function openTestStore(database: TestDatabase | null): Promise<Store> {
  const data = temporaryFileFolder()
  const store = await openStore({ data, database_url: database?.url })
  shared.close = async () => {
    await store.close()
    await database?.drop()
  }
  return store
}

/** An empty folder that goes away after the file's last test. */
export function temporaryFileFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bellwether-test-'))
  folders.push(dir)
  return dir
}

/** A new project in the file's store. */
export async function givenProject(name = 'test'): Promise<{ store: Store; project: ProjectId }> {
  const store = await givenStore()
  const project = newId()
  await store.db.insert(schema.projects).values({ id: project, name })
  return { store, project }
}

/** An event of a story: name, seconds after the story's start, properties. */
export type StoryEvent = [event: string, after_s: number, properties?: Record<string, unknown>]

/** Where stories start. */
export const storyStart = new Date('2026-01-05T00:00:00Z')

/** An event at a time of its own. */
export type TimedEvent = [event: string, time: string, properties?: Record<string, unknown>]

/** People with events, written straight to the events table of a new project, or of one that there is. */
export async function givenPeople(people: Record<string, TimedEvent[]>, known?: { store: Store; project: ProjectId }) {
  const { store, project } = known ?? (await givenProject())
  const rows = Object.entries(people).flatMap(([distinct_id, events]) =>
    events.map(([event, time, properties = {}]) => ({
      project_id: project,
      event,
      uuid: randomUUID(),
      distinct_id,
      distinct_person_id: personId(project, distinct_id),
      timestamp: time,
      claimed_at: time,
      received_at: time,
      properties: JSON.stringify(properties),
      source: 'api',
    })),
  )
  await store.clickhouse.insert('events', rows)
  return { store, project }
}

/** People with stories, written straight to the events table. */
export async function given(stories: Record<string, StoryEvent[]>) {
  const timed = ([event, after_s, properties]: StoryEvent): TimedEvent => [
    event,
    new Date(storyStart.getTime() + after_s * 1000).toISOString(),
    properties,
  ]
  const people = Object.entries(stories).map(([distinct_id, events]) => [distinct_id, events.map(timed)])
  const { store, project } = await givenPeople(Object.fromEntries(people))
  return { store, project, range: { from: storyStart, to: new Date(storyStart.getTime() + 365 * 86_400_000) } }
}
