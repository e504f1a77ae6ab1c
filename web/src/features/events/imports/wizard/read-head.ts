import { csvRows } from './csv.ts'

/** What the beginning of a file shows: its columns, and values of each. */
export interface Head {
  columns: string[]
  /** Up to a hundred values by column, empty ones left out. */
  samples: Record<string, string[]>
}

/** How much of a file the browser reads. */
const BYTES = 64 * 1024
const ROWS = 100

/** The kind of file that its name says; null for one that cannot be imported. */
export function kindOf(name: string): 'csv' | 'jsonl' | 'parquet' | null {
  const plain = name.toLowerCase().replace(/\.gz$/, '')
  if (/\.(csv|tsv|txt)$/.test(plain)) return 'csv'
  if (/\.(jsonl|ndjson|json)$/.test(plain)) return 'jsonl'
  return plain.endsWith('.parquet') ? 'parquet' : null
}

/** Columns and values from the first 64 kB of a CSV or JSON-lines file, packed or not. */
export async function readHead(file: File): Promise<Head> {
  const start = file.slice(0, BYTES)
  const text = decoded(file.name.toLowerCase().endsWith('.gz') ? await unpacked(start) : await start.bytes())
  return kindOf(file.name) === 'jsonl' ? headOfLines(text) : headOfCsv(text)
}

/** As much as the beginning of a gzip file gives: that it ends too early is no surprise. */
async function unpacked(start: Blob): Promise<Uint8Array> {
  const chunks: BlobPart[] = []
  const reader = start.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) chunks.push(value!)
  } catch {
    // What came before the end is what is looked at.
  }
  return new Blob(chunks).bytes()
}

/** As the server reads it: UTF-16 by its mark, UTF-8, else what Chinese and western offices write. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // As a part of a stream: the last character may be cut.
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
      if (encoding === 'utf-8' || /\p{Script=Han}{2}/u.test(text)) return text
    } catch {
      // Another encoding.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

function headOfCsv(text: string): Head {
  const [header = [], ...rows] = csvRows(text, ROWS + 1)
  const columns = header.map((name) => name.trim())
  const of = (index: number) => rows.map((row) => (row[index] ?? '').trim()).filter(Boolean)
  return {
    columns: [...new Set(columns)].filter(Boolean),
    samples: Object.fromEntries(columns.map((column, i) => [column, of(i)])),
  }
}

function headOfLines(text: string): Head {
  const samples: Record<string, string[]> = {}
  for (const line of text.split('\n').slice(0, ROWS)) {
    for (const [column, value] of Object.entries(objectIn(line))) {
      samples[column] ??= []
      if (value !== null && value !== '') samples[column].push(typeof value === 'object' ? '{}' : String(value))
    }
  }
  return { columns: Object.keys(samples), samples }
}

function objectIn(line: string): object {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
