import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** One request of a recording, its body encoded again as the client sent it. */
export interface RecordedRequest {
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  received: Date
  body: Buffer<ArrayBuffer>
  status: number
}

/** The requests of `test/fixtures/wire/NAME.jsonl` that carry events. */
export function recorded(name: string): RecordedRequest[] {
  const lines = readFileSync(new URL(`./fixtures/wire/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines
    .map((line) => JSON.parse(line))
    .filter(({ m, url }) => m === 'POST' && !/^\/(flags|decide)/.test(url))
    .map(({ t, url, h, how, body, status }) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      return {
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: h,
        received: new Date(t),
        body: how.startsWith('gzip') ? gzipSync(body) : Buffer.from(body),
        status,
      }
    })
}
