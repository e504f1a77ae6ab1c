import { nameId, type ProjectId } from '../../core/ids.ts'
import { isSensitive, MASKED, maskedCopy } from '../../privacy/mask.ts'
import type { IncomingEvent, Refusal } from '../event.ts'
import { withoutLoneSurrogates } from '../scrub.ts'
import { instantReader } from './instant.ts'
import type { ImportEntry, ImportMap } from './map.ts'

/** A row as its file has it: text, or a number where the format has numbers. */
export type Row = Record<string, unknown>

/** What a row became. */
export interface Mapped {
  events: IncomingEvent[]
  refusals: Refusal[]
}

/** Takes the rows of one file, in their order: it counts how often each identity came. */
export type Mapper = (row: Row, whole: string) => Mapped

/**
 * Compiles a map for one file. An event's UUID is the version-5 UUID of the project, the entry, the identity (the `id`
 * columns, or the whole row) and the number of times that the identity came before in the file: the same file always
 * makes the same events, and rows that stand twice stay two. Memory: about 100 bytes an identity.
 */
export function compileMap(map: ImportMap, project: ProjectId): Mapper {
  const entries = map.map((entry, index) => compileEntry(entry, index, project))
  return (row, whole) => {
    const mapped: Mapped = { events: [], refusals: [] }
    for (const entry of entries) entry(row, whole, mapped)
    return mapped
  }
}

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
  const seen = new Map<string, number>()
  return (row, whole, into) => {
    if (!conditions.every(({ column, pattern }) => pattern.test(textOf(row[column])))) return
    const identity = entry.id ? JSON.stringify(entry.id.map((column) => textOf(row[column]))) : whole
    const times = seen.get(identity) ?? 0
    seen.set(identity, times + 1)
    if (entry.unique && times > 0) return
    const event = 'const' in entry.event ? entry.event.const : textOf(row[entry.event.column])
    const person = people.find(({ column }) => textOf(row[column]) !== '')
    const timestamp_ms = read(textOf(row[entry.timestamp.column]))
    const refusal = refusalOf(entry, row, { event, person, timestamp_ms })
    if (refusal) {
      into.refusals.push(refusal)
      return
    }
    const properties = propertiesOf(entry, row)
    into.events.push({
      event,
      timestamp_ms,
      claimed_ms: timestamp_ms,
      session_id: '',
      bot: '',
      distinct_id: (person?.prefix ?? '') + textOf(row[person?.column ?? '']),
      uuid: nameId(project, `import ${index} ${identity} ${times}`),
      properties,
      properties_text: withoutLoneSurrogates(JSON.stringify(properties)),
    })
  }
}

interface Read {
  event: string
  person: unknown
  timestamp_ms: number
}

/** 1970-01-02 … 2200: what lies outside is a misread stamp, and no partition is made for it. */
const EARLIEST_MS = 86_400_000
const LATEST_MS = Date.UTC(2200, 0)

function refusalOf(entry: ImportEntry, row: Row, { event, person, timestamp_ms }: Read): Refusal | null {
  const { timestamp, distinct_id } = entry
  if (event === '') return { code: 'import.row', field: 'event', expected: 'a name', got: 'nothing' }
  if (!person) {
    return {
      code: 'import.row',
      field: [distinct_id]
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
    const value = typeof from === 'string' ? row[from] : typed(textOf(row[from.column]), from)
    if (value !== null && value !== undefined && value !== '')
      properties[name] = isSensitive(name, value) ? MASKED : value
  }
  return properties
}

/** The fields of the row's own object of properties, masked; nothing where the map names no such column. */
function objectIn({ properties_in }: ImportEntry, row: Row): Record<string, unknown> {
  const value = properties_in === undefined ? undefined : row[properties_in]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (maskedCopy(value) as Record<string, unknown>)
    : {}
}

function typed(text: string, { type, decimal }: { type: string; decimal: string }): unknown {
  if (text === '' || type === 'string') return text
  if (type === 'boolean') return /^(true|yes|ja|是|1)$/i.test(text)
  const plain = decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  const value = Number(plain.replaceAll(/[^\d.eE+-]/g, ''))
  return Number.isFinite(value) && /\d/.test(plain) ? value : text
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim())
