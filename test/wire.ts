import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** One request of a recording, its body encoded again as the client sent it. */
export interface RecordedRequest {
  method: string
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  received: Date
  body: Buffer<ArrayBuffer>
  status: number
}

/** All requests of `test/fixtures/wire/NAME.jsonl`. */
export function traffic(name: string): RecordedRequest[] {
  const lines = readFileSync(new URL(`./fixtures/wire/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines
    .map((line) => JSON.parse(line))
    .map(({ t, m, url, h, how, body, status }) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      return {
        method: m,
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: h,
        received: new Date(t),
        body: how.startsWith('gzip') ? gzipSync(body) : Buffer.from(body),
        status,
      }
    })
}

/** Those that may carry events. */
export const recorded = (name: string): RecordedRequest[] =>
  traffic(name).filter(({ method, path }) => /^(POST|PUT)$/.test(method) && !/^\/(flags|decide)/.test(path))
