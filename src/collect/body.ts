import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BellwetherError } from '../core/errors.ts'
import type { Account } from './memory.ts'
import { limits } from './validate.ts'

/** How much of a body that is too large is still taken, and thrown away, so that its sender hears the answer. */
const DRAINED_BYTES = 128 * 1024 * 1024

/**
 * Reads a request's body, whatever its type. Throws `collect.too_large` beyond 20 MB and `collect.overloaded` where
 * `account` allows no more; the rest is then read and thrown away first, since a client that is still sending would see
 * a broken connection instead of the answer.
 */
export async function readBody(stream: Readable, account: Account): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  let refusal: unknown
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (refusal === undefined) refusal = refusalOf(size, chunk.length, account)
    if (refusal === undefined) chunks.push(chunk)
    else if (size > DRAINED_BYTES) break
    else chunks.length = 0
  }
  if (refusal !== undefined) throw refusal
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
}

function refusalOf(size: number, more: number, account: Account): unknown {
  try {
    if (size > limits.received_bytes) throw tooLarge(`at most ${limits.received_bytes} bytes`, 'more')
    account.take(more)
  } catch (error) {
    return error
  }
}

/**
 * The text of a body: gzip is undone wherever its first bytes show it, whatever the headers say. Throws
 * `collect.too_large` beyond 100 MB inflated and `collect.bad_body` for broken gzip and invalid UTF-8.
 */
export async function bodyText(bytes: Buffer, account: Account): Promise<string> {
  const plain = isGzip(bytes) ? await inflated(bytes, account) : bytes
  if (!isUtf8(plain)) {
    throw new BellwetherError({ code: 'collect.bad_body', field: 'body', expected: 'UTF-8 text, plain or in gzip' })
  }
  const text = plain.toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

const INFLATED_AT_ONCE_BYTES = 64 * 1024

const isGzip = (bytes: Buffer): boolean => bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

async function inflated(bytes: Buffer, account: Account): Promise<Buffer> {
  try {
    // Counted as it grows: a hundred small bodies that inflate to 100 MB each are turned away before they have.
    const chunks: Buffer[] = []
    let size = 0
    const gunzip = createGunzip({ chunkSize: INFLATED_AT_ONCE_BYTES })
    gunzip.end(bytes)
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limits.inflated_bytes) throw tooLarge(`at most ${limits.inflated_bytes} bytes when inflated`, 'more')
      account.take(chunk.length)
      chunks.push(chunk)
    }
    return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof BellwetherError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new BellwetherError(
      { code: 'collect.bad_body', field: 'body', expected: 'gzip', got: code },
      { cause: error },
    )
  }
}

/**
 * JSON of a body's text. Throws `collect.bad_body` saying where it stops being JSON, never what stands there, and
 * `collect.too_large` where it holds more than 3,000,000 values.
 */
export function bodyJson(text: string): unknown {
  // A value takes two characters at least: most bodies need no counting.
  if (text.length > 2 * limits.values && valuesOf(text) > limits.values) {
    throw tooLarge(`at most ${limits.values} values of JSON`, 'more')
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    const [position] = /at position \d+(?: \(line \d+ column \d+\))?/.exec(message) ?? []
    throw new BellwetherError({
      code: 'collect.bad_body',
      field: 'body',
      expected: 'JSON',
      got: text.trim() === '' ? 'an empty body' : position ? `an error ${position}` : 'text that is not JSON',
      hint: 'Check quotes, commas and that the body was sent whole.',
    })
  }
}

/** About how many values JSON text holds: what opens a list or an object, or stands behind a comma. About 1 ns a character. */
function valuesOf(text: string): number {
  let values = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i)
    if (sign === QUOTE) quoted = !quoted
    else if (!quoted) values += sign === COMMA || sign === BRACKET || sign === BRACE ? 1 : 0
    else if (sign === BACKSLASH) i++
  }
  return values
}

const [QUOTE, COMMA, BRACKET, BACKSLASH, BRACE] = [0x22, 0x2c, 0x5b, 0x5c, 0x7b]

/** How PostHog's clients wrap what they send. */
export interface Wrapping {
  content_type?: string
  /** The query's `data`. */
  data?: string
}

/**
 * The JSON text inside a PostHog request: in the query's `data`, in the form field `data`, or the body itself, each plain,
 * gzipped, in base64, or gzipped and in base64. Throws as `bodyText` does.
 */
export async function unwrapped(bytes: Buffer, wrapping: Wrapping, account: Account): Promise<string> {
  const text = wrapping.data || (await bodyText(bytes, account))
  const isForm = wrapping.content_type?.includes('form-urlencoded') || text.startsWith('data=')
  // Some clients call plain JSON a form, and an address in it may well hold `&data=`.
  const inField = isForm && !wrapping.data && !looksLikeJson(text)
  const data = inField ? (new URLSearchParams(text).get('data') ?? text) : text
  return looksLikeJson(data) ? data : bodyText(fromBase64(data), account)
}

const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text)

function fromBase64(text: string): Buffer {
  // A form turns an unescaped plus into a space.
  const packed = text.trim().replaceAll(' ', '+')
  if (packed !== '' && /^[A-Za-z0-9+/_-]+=*$/.test(packed)) return Buffer.from(packed, 'base64')
  throw new BellwetherError({
    code: 'collect.bad_body',
    field: 'body',
    expected: 'JSON, gzip or base64',
    got: packed === '' ? 'an empty body' : 'neither',
    hint: 'Compression by lz-string is not read: update the client.',
  })
}

const tooLarge = (expected: string, got: string) =>
  new BellwetherError({
    code: 'collect.too_large',
    field: 'body',
    expected,
    got,
    hint: 'Send several smaller requests.',
  })
