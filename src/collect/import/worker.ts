import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { newId, type ProjectId } from '../../core/ids.ts'
import { rowLine } from '../event.ts'
import { type Merge, mergeOf } from '../identity.ts'
import { quarantineText } from '../quarantine.ts'
import type { ImportMap } from './map.ts'
import { compileMap, type Mapped } from './mapper.ts'
import { type FileRow, readRows } from './rows.ts'

/** What the thread that reads a file is given. */
export interface ReadRequest {
  project: ProjectId
  map: ImportMap
  path: string
  /** Says the format. */
  name: string
  import_id: string
  received_ms: number
  /** Rows that an earlier try has brought in: they are counted and not sent again. */
  skip: number
}

/** A piece of the file, ready to be written. */
export interface Batch {
  /** TabSeparated lines of table `events`, in the order of `rowColumns` and then `import_id`. */
  lines: string
  events: number
  /** JSONEachRow lines of table `quarantine`. */
  refused: string
  rejected: number
  /** Who turned out to be whom. */
  merges: Merge[]
  /** Rows read from the beginning of the file. */
  rows_read: number
}

export type MessageFromReader = { type: 'batch'; batch: Batch } | { type: 'end' } | { type: 'failed'; error: unknown }

/** What a batch holds at most: rows of a few hundred bytes reach the one, long ones the other. */
const EVENTS = 20_000
const CHARACTERS = 16 * 1024 * 1024

const empty = (): Batch => ({ lines: '', events: 0, refused: '', rejected: 0, merges: [], rows_read: 0 })

/** Reads, maps and hashes away from the server's event loop; waits after each batch until it is stored. */
async function read(request: ReadRequest): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('This module is the entry of a worker thread')
  const map = compileMap(request.map, request.project)
  const arrival = {
    project: request.project,
    source: 'import' as const,
    sent_ms: null,
    received_ms: request.received_ms,
    import_id: request.import_id,
  }
  let batch = empty()
  let rows_read = 0
  const send = async () => {
    batch.rows_read = rows_read
    port.postMessage({ type: 'batch', batch } satisfies MessageFromReader)
    batch = empty()
    await once(port, 'message')
  }
  const add = ({ events, refusals }: Mapped, row: FileRow) => {
    for (const event of events) {
      batch.lines += `${rowLine(event, arrival).slice(0, -1)}\t${request.import_id}\n`
      const merge = mergeOf(event.event, event.distinct_id, event.properties)
      if (merge) batch.merges.push(merge)
    }
    for (const refusal of refusals) {
      batch.refused += quarantineText({ ...refusal, index: row.line, uuid: newId() }, row.row ?? row.whole, arrival)
    }
    batch.events += events.length
    batch.rejected += refusals.length
  }
  for await (const row of readRows(request.path, request.name)) {
    const mapped = map(row.row, row.whole)
    rows_read++
    if (rows_read > request.skip) add(mapped, row)
    const characters = batch.lines.length + batch.refused.length
    if (batch.events + batch.rejected >= EVENTS || characters >= CHARACTERS) await send()
  }
  await send()
}

read(workerData as ReadRequest)
  .then(() => parentPort?.postMessage({ type: 'end' } satisfies MessageFromReader))
  .catch((error: unknown) => parentPort?.postMessage({ type: 'failed', error } satisfies MessageFromReader))
