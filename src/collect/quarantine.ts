import { BellwetherError } from '../core/errors.ts'
import { isUuid, NIL_UUID, newId, type ProjectId } from '../core/ids.ts'
import { maskedCopy } from '../privacy/mask.ts'
import { raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Arrival, Rejection } from './event.ts'
import { withoutLoneSurrogates } from './scrub.ts'

/** Longest kept piece of a refused event, in bytes of UTF-8. */
const BODY_BYTES = 64 * 1024

/** A refused event's row of table `quarantine` as one line of JSONEachRow: masked, and cut to 64 kB. */
export function quarantineText(
  rejection: Rejection,
  body: unknown,
  { project, source, received_ms, import_id = NIL_UUID }: Arrival,
): string {
  const row = {
    project_id: project,
    id: newId(),
    received_at: new Date(received_ms).toISOString(),
    source,
    import_id,
    position: rejection.index,
    code: rejection.code,
    field: rejection.field ?? '',
    expected: text(rejection.expected),
    got: text(rejection.got),
    hint: rejection.hint ?? '',
    body: cut(withoutLoneSurrogates(JSON.stringify(maskedCopy(body)) ?? '')),
  }
  return `${withoutLoneSurrogates(JSON.stringify(row))}\n`
}

const text = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

function cut(body: string): string {
  if (body.length * 3 <= BODY_BYTES) return body
  const bytes = Buffer.from(body)
  return bytes.length <= BODY_BYTES ? body : bytes.toString('utf8', 0, BODY_BYTES).replace(/\ufffd$/, '')
}

/** A refused event, and why. */
interface Quarantined {
  id: string
  received_at: string
  source: string
  position: number
  code: string
  field: string
  expected: string
  got: string
  hint: string
  body: string
}

/** A page of refused events, newest first. */
export interface QuarantinePage {
  events: Quarantined[]
  /** Give it back as `cursor` to read on; null on the last page. */
  next: string | null
  /** Refused events on all pages. */
  total: number
}

/** Reads a project's quarantine. Kept for 90 days. One scan of the project's part of the table. */
export async function readQuarantine(
  store: Store,
  project: ProjectId,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<QuarantinePage> {
  const [{ total }] = await store.clickhouse.query<{ total: number }>(
    sql`SELECT count() AS total FROM quarantine WHERE project_id = toUUID(${project})`,
  )
  const rows = await store.clickhouse.query<Omit<Quarantined, 'received_at'> & { received_ms: number }>(sql`
    SELECT toString(id) AS id, toUnixTimestamp64Milli(received_at) AS received_ms, source, position, code, field, expected, got, hint, body
    FROM quarantine WHERE project_id = toUUID(${project}) ${cursor ? before(cursor) : raw('')}
    ORDER BY received_at DESC, quarantine.id DESC LIMIT ${limit + 1}`)
  const events = rows
    .slice(0, limit)
    .map(({ received_ms, ...row }) => ({ ...row, received_at: new Date(received_ms).toISOString() }))
  const last = rows[limit - 1]
  return { events, next: rows.length > limit ? `${last.received_ms}.${last.id}` : null, total }
}

function before(cursor: string) {
  const [, ms, id = ''] = /^(\d{1,15})\.(.*)$/.exec(cursor) ?? []
  if (!isUuid(id)) {
    throw new BellwetherError({
      code: 'core.invalid',
      field: 'cursor',
      expected: '`next` of the page before',
      got: cursor,
    })
  }
  return sql`AND (received_at, quarantine.id) < (${new Date(Number(ms))}, toUUID(${id}))`
}
