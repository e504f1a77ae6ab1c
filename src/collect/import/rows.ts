import { isAscii } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { BellwetherError } from '../../core/errors.ts'
import type { Row } from './mapper.ts'

/** A row, its line (or number) in the file, and all of it as text: what tells it from other rows. */
export interface FileRow {
  /** Null where the line is not what the format wants. */
  row: Row | null
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

/** Longest row, in characters: a quote that nobody closes must not take the rest of the file for one value. */
const MAX_ROW = 16 * 1024 * 1024

/** Rows of a CSV or JSON-lines file in its order, read as they are asked for: memory does not grow with the file. */
export async function* readRows(path: string, name: string): AsyncGenerator<FileRow> {
  const rowsOf = formatOf(name) === 'csv' ? csvRows : jsonRows
  try {
    yield* rowsOf(decoded(path, name))
  } catch (error) {
    throw unreadable(error)
  }
}

/** What a parser or gunzip says of a file, as an error of ours. */
function unreadable(error: unknown): unknown {
  if (error instanceof BellwetherError) return error
  const got = (error as Error).message.slice(0, 200)
  return new BellwetherError({ code: 'import.file', field: 'file', expected: 'a whole file', got }, { cause: error })
}

/** The columns that a CSV file's first line names, or null where the format has no such line. */
export async function readHeader(path: string, name: string): Promise<string[] | null> {
  if (formatOf(name) !== 'csv') return null
  try {
    for await (const { record } of csvRecords(decoded(path, name))) return columnsOf(record)
    return []
  } catch (error) {
    throw unreadable(error)
  }
}

function bytesOf(path: string, name: string): Readable {
  const file = createReadStream(path)
  // The pipeline closes the file also where the reader stops early; an error comes out of what it returns.
  return name.toLowerCase().endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
}

/** How much is looked at to tell the encoding, from about the first character beyond ASCII on. */
const SAMPLE_BYTES = 128 * 1024

/** The file's text: UTF-16 by its mark, else UTF-8 where it is that, else what Chinese and western offices write. */
async function* decoded(path: string, name: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let sample = Buffer.alloc(0)
  for await (const chunk of bytesOf(path, name) as AsyncIterable<Buffer>) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    sample = Buffer.concat([sample, chunk])
    if (isAscii(sample)) {
      yield sample.toString('latin1')
      sample = Buffer.alloc(0)
    } else if (sample.length >= SAMPLE_BYTES) {
      decoder = new TextDecoder(encodingOf(sample))
      yield decoder.decode(sample, { stream: true })
    }
  }
  yield decoder ? decoder.decode() : new TextDecoder(encodingOf(sample)).decode(sample)
}

function encodingOf(sample: Buffer): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  if (isIn('utf-8', sample)) return 'utf-8'
  // Two common Chinese characters in a row are four bytes that western text never has in a row.
  return isIn('gb18030', sample) && /[\xa1-\xfe]{4}/.test(sample.toString('latin1')) ? 'gb18030' : 'windows-1252'
}

function isIn(encoding: string, bytes: Buffer): boolean {
  try {
    // As a part of a stream: the last character may be cut by the end of the sample.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The sign that parts the first line most often. */
function delimiterOf(start: string): string {
  const [first] = start.split(/\r?\n/, 1)
  const times = (sign: string) => first.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (times(sign) > times(best) ? sign : best))
}

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

async function* csvRecords(text: AsyncGenerator<string>): AsyncGenerator<CsvRecord> {
  const { value: start = '' } = await text.next()
  const pieces = async function* () {
    yield start
    yield* text
  }
  const parser = parse({
    delimiter: delimiterOf(start),
    // Line ends may be mixed; only files of old Macs have a bare carriage return.
    record_delimiter: start.includes('\n') ? ['\r\n', '\n'] : [],
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    info: true,
  })
  yield* pipeline(Readable.from(pieces()), parser, () => {}) as AsyncIterable<CsvRecord>
}

const columnsOf = (record: string[]): string[] => record.map((name) => name.trim())

async function* csvRows(text: AsyncGenerator<string>): AsyncGenerator<FileRow> {
  let columns: string[] | undefined
  for await (const { record, info } of csvRecords(text)) {
    if (!columns) {
      columns = columnsOf(record)
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

const LONG_NUMBER = /\d{16}/

/** The object of a line, or null where it holds none. */
function asRow(whole: string): Row | null {
  try {
    const value: unknown = LONG_NUMBER.test(whole) ? parseExactly(whole) : JSON.parse(whole)
    return typeof value === 'object' && !Array.isArray(value) ? (value as Row | null) : null
  } catch {
    return null
  }
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown

// The types do not know yet that a reviver is told the number as it stands in the text.
const parseExactly = (text: string): unknown =>
  (JSON.parse as (text: string, reviver: Reviver) => unknown)(text, exactly)

/** Whole numbers beyond 2^53 stay text: rounded, two customers' ids would become one. */
function exactly(_key: string, value: unknown, { source }: { source?: string }): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value)
  return isRounded && source && /^-?\d+$/.test(source) ? source : value
}

/** Lines by line feed alone: U+2028, where others end a line too, may stand inside JSON. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() as string
    if (rest.length > MAX_ROW) throw tooLong()
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}

const tooLong = () =>
  new BellwetherError({
    code: 'import.file',
    field: 'file',
    expected: `lines of at most ${MAX_ROW} characters`,
    got: 'a longer one',
    hint: 'JSON lines hold one object a line; an array of objects has to be written so.',
  })
