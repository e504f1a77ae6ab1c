import { nameId, type ProjectId } from '../../core/ids.ts'
import type { IncomingEvent, Refusal } from '../event.ts'
import { nestsTooDeep } from '../scrub.ts'
import { name, propertiesText } from '../validate.ts'
import { instantReader } from './instant.ts'
import type { ImportEntry, ImportMap } from './map.ts'
import { countOccurrences } from './occurrences.ts'

/** A row as its file has it: text, or a number where the format has numbers. */
export type Row = Record<string, unknown>

/** What a row became. */
export interface Mapped {
  events: IncomingEvent[]
  refusals: Refusal[]
}

/**
 * Takes the rows of one file, in their order: it counts how often each identity came. Null is a row that its format
 * cannot read.
 */
export type Mapper = (row: Row | null, whole: string) => Mapped

/**
 * Compiles a map for one file. An event's UUID is the version-5 UUID of the project, the entry, the identity (the `id`
 * columns, or the whole row) and the number of times that the identity came before in the file: the same file always
 * makes the same events, and rows that stand twice stay two. Memory: about 20 bytes an identity.
 */
export function compileMap(map: ImportMap, project: ProjectId): Mapper {
  const entries = map.map((entry, index) => compileEntry(entry, index, project))
  return (row, whole) => {
    if (row === null) return { events: [], refusals: [UNREADABLE] }
    const mapped: Mapped = { events: [], refusals: [] }
    for (const entry of entries) entry(row, whole, mapped)
    return mapped
  }
}

const UNREADABLE: Refusal = { code: 'import.row', expected: 'a JSON object a line', got: 'something else' }

function compileEntry(
  entry: ImportEntry,
  index: number,
  project: ProjectId,
): (row: Row, whole: string, into: Mapped) => void {
  const conditions = [entry.when ?? []]
    .flat()
    .map(({ column, matches }) => ({ column, pattern: new RegExp(matches, 'u') }))
  const people = [entry.distinct_id].flat()
  const read = instantReader(entry.timestamp)
  const timesBefore = countOccurrences()
  return (row, whole, into) => {
    if (!conditions.every(({ column, pattern }) => pattern.test(textOf(row[column])))) return
    const identity = entry.id ? JSON.stringify(entry.id.map((column) => textOf(row[column]))) : whole
    const times = timesBefore(identity)
    if (entry.unique && times > 0) return
    const person = people.find(({ column }) => textOf(row[column]) !== '')
    const made = eventOf(entry, row, {
      event: 'const' in entry.event ? entry.event.const : textOf(row[entry.event.column]),
      distinct_id: person && person.prefix + textOf(row[person.column]),
      timestamp_ms: read(textOf(row[entry.timestamp.column])),
    })
    if ('code' in made) into.refusals.push(made)
    else into.events.push({ ...made, uuid: nameId(project, `import ${index} ${identity} ${times}`) })
  }
}

/** The event that a row makes by what was read of it, or why it makes none: bounded and masked as every other event. */
function eventOf(entry: ImportEntry, row: Row, read: Read): Omit<IncomingEvent, 'uuid'> | Refusal {
  const refusal = refusalOf(entry, row, read)
  if (refusal) return refusal
  const event = name('event', read.event, false)
  if (typeof event !== 'string') return event
  const distinct_id = name('distinct_id', read.distinct_id, false)
  if (typeof distinct_id !== 'string') return distinct_id
  const properties = propertiesOf(entry, row)
  const properties_text = propertiesText(properties, false)
  if (typeof properties_text !== 'string') return properties_text
  const { timestamp_ms } = read
  const claimed_ms = timestamp_ms
  return { event, distinct_id, timestamp_ms, claimed_ms, session_id: '', bot: '', properties, properties_text }
}

interface Read {
  event: string
  distinct_id: string | undefined
  timestamp_ms: number
}

/** 1970-01-02 … 2200: what lies outside is a misread stamp, and no partition is made for it. */
const EARLIEST_MS = 86_400_000
const LATEST_MS = Date.UTC(2200, 0)

function refusalOf(entry: ImportEntry, row: Row, { event, distinct_id, timestamp_ms }: Read): Refusal | null {
  const { timestamp } = entry
  if (event === '') return { code: 'import.row', field: 'event', expected: 'a name', got: 'nothing' }
  if (distinct_id === undefined) {
    return {
      code: 'import.row',
      field: [entry.distinct_id]
        .flat()
        .map(({ column }) => column)
        .join(', '),
      expected: 'who did it',
      got: 'nothing',
    }
  }
  if (!(timestamp_ms >= EARLIEST_MS && timestamp_ms < LATEST_MS)) {
    return {
      code: 'import.row',
      field: timestamp.column,
      expected: timestamp.format ?? 'ISO 8601, such as 2026-01-31T09:30:00Z',
      got: textOf(row[timestamp.column]).slice(0, 100),
      hint: "Give the map's timestamp a format.",
    }
  }
  return null
}

function propertiesOf(entry: ImportEntry, row: Row): Record<string, unknown> {
  const properties = objectIn(entry, row)
  for (const [name, from] of Object.entries(entry.properties)) {
    const value = typeof from === 'string' ? row[from] : typed(row[from.column], from)
    if (value !== null && value !== undefined && value !== '') properties[name] = value
  }
  return properties
}

/** The fields of the row's own object of properties; nothing where the map names no such column. */
function objectIn({ properties_in }: ImportEntry, row: Row): Record<string, unknown> {
  const value = properties_in === undefined ? undefined : row[properties_in]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function typed(given: unknown, { type, decimal }: { type: string; decimal: string }): unknown {
  // What is a number in its file has no separators to be read.
  if (type !== 'string' && typeof given === type) return given
  const text = textOf(given)
  if (text === '' || type === 'string') return text
  if (type === 'boolean') return /^(true|yes|ja|是|1)$/i.test(text)
  const plain = decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  // The currency or unit goes; a minus may be written as the sign of that name.
  const value = Number(plain.replaceAll('\u2212', '-').replaceAll(/(?<!\d)[eE]|[eE](?![\d+-])|[^\d.eE+-]/g, ''))
  return Number.isFinite(value) && /\d/.test(plain) ? value : text
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return nestsTooDeep(value) ? '' : JSON.stringify(value)
  return String(value).trim()
}
