import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { BellwetherError } from '../../core/errors.ts'
import type { Row } from './mapper.ts'

/** A row, its line (or number) in the file, and all of it as text: what tells it from other rows. */
export interface FileRow {
  row: Row
  line: number
  whole: string
}

export type FileFormat = 'csv' | 'jsonl' | 'parquet'

/** What a file's name says of its format, `.gz` aside. Throws `import.file`. */
export function formatOf(name: string): FileFormat {
  const plain = name.toLowerCase().replace(/\.gz$/, '')
  if (/\.(csv|tsv|txt)$/.test(plain)) return 'csv'
  if (/\.(jsonl|ndjson|json)$/.test(plain)) return 'jsonl'
  if (plain.endsWith('.parquet')) return 'parquet'
  throw new BellwetherError({
    code: 'import.file',
    field: 'file',
    got: name,
    expected: 'a name that ends in .csv, .tsv, .jsonl or .parquet (.gz behind the first three)',
  })
}

/** Rows of a CSV or JSON-lines file in its order, read as they are asked for: memory does not grow with the file. */
export async function* readRows(path: string, name: string): AsyncGenerator<FileRow> {
  const start = await head(path, name)
  if (formatOf(name) === 'csv') yield* csvRows(decoded(path, name, start), start)
  else yield* jsonRows(decoded(path, name, start))
}

const HEAD_BYTES = 65_536

/** The file's first bytes, unpacked. */
async function head(path: string, name: string): Promise<Buffer> {
  if (!name.toLowerCase().endsWith('.gz')) {
    const file = await open(path)
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }
  for await (const chunk of bytesOf(path, name)) return chunk as Buffer
  return Buffer.alloc(0)
}

function bytesOf(path: string, name: string): Readable {
  const file = createReadStream(path)
  if (!name.toLowerCase().endsWith('.gz')) return file
  const unpacked = createGunzip()
  file.once('error', (error) => unpacked.destroy(error))
  return file.pipe(unpacked)
}

/** The file's text: UTF-16 by its mark, else UTF-8 where the first bytes are that, else what Chinese and western offices write. */
async function* decoded(path: string, name: string, start: Buffer): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(start))
  for await (const chunk of bytesOf(path, name)) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

export function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  // The last character may be cut by the end of what was read.
  for (let cut = 0; cut < 4; cut++) if (isIn('utf-8', start.subarray(0, start.length - cut))) return 'utf-8'
  const han = isIn('gb18030', start) && /[\u4e00-\u9fff]{2}/.test(new TextDecoder('gb18030').decode(start))
  return han ? 'gb18030' : 'windows-1252'
}

function isIn(encoding: string, bytes: Buffer): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The sign that parts the first line most often. */
function delimiterOf(start: Buffer): string {
  const [first] = new TextDecoder(encodingOf(start)).decode(start).split(/\r?\n/, 1)
  const times = (sign: string) => first.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (times(sign) > times(best) ? sign : best))
}

async function* csvRows(text: AsyncIterable<string>, start: Buffer): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter: delimiterOf(start),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  })
  void (async () => {
    try {
      for await (const part of text)
        if (!parser.write(part)) await new Promise((resolve) => parser.once('drain', resolve))
      parser.end()
    } catch (error) {
      parser.destroy(error as Error)
    }
  })()
  let columns: string[] | undefined
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (!columns) {
      columns = record.map((name) => name.trim())
      continue
    }
    const row: Row = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]] = record[i]
    yield { row, line: info.lines, whole: JSON.stringify(record) }
  }
}

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  let line = 0
  for await (const whole of linesOf(text)) {
    line++
    if (whole.trim() === '') continue
    yield { row: asRow(whole), line, whole }
  }
}

/** A line that is no JSON object makes a row without columns: it is refused for what it lacks, with its text kept. */
function asRow(whole: string): Row {
  try {
    const value: unknown = JSON.parse(whole)
    return typeof value === 'object' && value !== null ? (value as Row) : {}
  } catch {
    return {}
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  const { Readable } = await import('node:stream')
  yield* createInterface({ input: Readable.from(text), crlfDelay: Number.POSITIVE_INFINITY })
}
