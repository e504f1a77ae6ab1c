import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import type { Import, Preview } from '../collect/import/import.ts'
import { BellwetherError } from '../core/errors.ts'
import type { Client } from './client.ts'
import { asking, progress } from './command.ts'
import type { Flags } from './flags.ts'

interface ImportFlags {
  map: string
  dryRun?: boolean
}

/** `bellwether import FILE --map MAP.json`. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('bring a CSV, JSONL or Parquet file in; the same file again changes nothing')
    .argument('<file>', '.csv, .tsv, .jsonl (all with .gz) or .parquet')
    .requiredOption('--map <file>', 'how its rows become events (docs/reference/import-map.md)')
    .option('--dry-run', 'show the first ten rows as events and keep nothing')
    .action(
      asking<ImportFlags, Import | Preview>(
        ({ args: [file], options, client }) => bringIn(client, file, options),
        (result) => ('columns' in result ? showPreview(result) : showImport(result)),
      ),
    )
}

async function bringIn(client: Client, file: string, flags: ImportFlags & Flags): Promise<Import | Preview> {
  await access(file).catch((cause) => {
    throw new BellwetherError(
      { code: 'import.file', field: 'file', got: file, expected: 'a file that can be read' },
      { cause },
    )
  })
  const map = await readFile(flags.map, 'utf8').catch((cause) => {
    throw new BellwetherError(
      { code: 'import.map', field: '--map', got: flags.map, expected: 'a file that can be read' },
      { cause },
    )
  })
  const query = `file_name=${encodeURIComponent(basename(file))}&map=${encodeURIComponent(JSON.stringify(jsonOf(map)))}`
  const body = { stream: createReadStream(file), type: 'application/octet-stream' }
  if (flags.dryRun) return client.request<Preview>('POST', `/api/v1/imports/preview?${query}`, body)
  let entry = await client.request<Import>('POST', `/api/v1/imports?${query}`, body)
  while (entry.state === 'running') {
    progress(flags, `${entry.rows_read} rows read, ${entry.events} events`)
    await sleep(500)
    entry = await client.request<Import>('GET', `/api/v1/imports/${entry.id}`)
  }
  if (entry.state === 'failed')
    throw new BellwetherError({ code: 'import.file', field: 'file', got: entry.error ?? 'a failed import' })
  return entry
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BellwetherError(
      { code: 'import.map', field: '--map', expected: 'JSON', got: (cause as Error).message },
      { cause },
    )
  }
}

const showImport = ({ id, events, duplicates, rejected }: Import) =>
  `${events} events in, ${duplicates} were there before, ${rejected} rows refused${rejected ? ' (GET /api/v1/quarantine says why)' : ''}. Import ${id}`

const showPreview = ({ events, problems }: Preview) =>
  [
    ...events.map(
      ({ event, distinct_id, timestamp, properties }) =>
        `${timestamp}  ${event}  ${distinct_id}  ${JSON.stringify(properties)}`,
    ),
    ...problems.map(({ line, field, expected, got }) => `line ${line}: ${field} should be ${expected}, and is ${got}`),
  ].join('\n')
