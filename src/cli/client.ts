import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Problem } from '../api/problem.ts'
import { createServer } from '../api/server.ts'
import { BellwetherError, type ErrorCode } from '../core/errors.ts'
import { createLog } from '../core/log.ts'
import { openEngine } from '../pipeline/engine.ts'
import { firstStart } from '../pipeline/first-start.ts'
import { firstProject } from '../pipeline/projects.ts'
import { holderOf } from '../store/lock.ts'
import { type FirstStartNotice, printFirstKeys } from './first-keys.ts'
import { configOf, type Flags } from './flags.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** A request's body: bytes as a stream with their type, or anything else as JSON. */
type RequestBody = { stream: Readable; type: string } | { json: unknown }

/** The API, over HTTP or within this process: commands cannot tell which. */
export interface Client {
  /** Where browsers reach the server: of one that does not run yet, where it will. */
  url: string
  /** The answer's JSON (null when it has none). Throws the problem that the API answered with. */
  request<Answer>(method: Method, path: string, body?: RequestBody): Promise<Answer>
  /** A GET whose answer is taken as it comes. Throws the problem that the API answered with. */
  stream(path: string): Promise<Streamed>
  close(): Promise<void>
}

/** An answer that is taken as it comes. */
export interface Streamed {
  headers: Record<string, string>
  body: Readable
}

/** How one request goes out. */
interface Transport {
  send(
    method: Method,
    path: string,
    headers: Record<string, string>,
    body?: string | Readable,
  ): Promise<{ status: number; text: string }>
  stream(path: string, headers: Record<string, string>): Promise<Streamed & { status: number }>
}

/**
 * The API of the server at `--url`, or of the one that holds the data directory, or else of an engine opened in this
 * process, where the caller is the operator and needs no key. Throws `store.locked` when the directory's holder has no
 * API to ask.
 */
export async function connect(flags: Flags, notice: FirstStartNotice = printFirstKeys): Promise<Client> {
  const url = flags.url ?? process.env.BELLWETHER_URL ?? holderOf(configOf(flags).data)?.url
  return url ? overHttp(url, flags.key ?? process.env.BELLWETHER_KEY) : inProcess(flags, notice)
}

function overHttp(url: string, key: string | undefined): Client {
  const ask = async (path: string, init: object): Promise<Response> => {
    try {
      return await fetch(new URL(path, url), init)
    } catch (cause) {
      throw new BellwetherError(
        { code: 'cli.unreachable', field: 'url', got: url, hint: 'Is the server running? `bellwether doctor` looks.' },
        { cause },
      )
    }
  }
  const transport: Transport = {
    async send(method, path, headers, body) {
      const sent = typeof body === 'object' ? (Readable.toWeb(body) as ReadableStream) : body
      const answer = await ask(path, { method, headers, body: sent, duplex: 'half' })
      return { status: answer.status, text: await answer.text() }
    },
    async stream(path, headers) {
      const { status, headers: heard, body } = await ask(path, { headers })
      return { status, headers: Object.fromEntries(heard), body: Readable.from(body ?? []) }
    },
  }
  return client(url, transport, key, async () => {})
}

async function inProcess(flags: Flags, notice: FirstStartNotice): Promise<Client> {
  const config = configOf(flags)
  const log = createLog(flags.log ?? 'warn', 'stderr')
  const engine = await openEngine({ config, log })
  const app = createServer(engine)
  const made = await firstStart(engine)
  if (made) notice(made)
  const project = await firstProject(engine.store)
  const key = engine.keys.lend(project!.id, 'admin')
  const transport: Transport = {
    async send(method, path, headers, payload) {
      const answer = await app.inject({ method, url: path, headers, payload })
      return { status: answer.statusCode, text: answer.body }
    },
    async stream(path, headers) {
      const answer = await app.inject({ url: path, headers, payloadAsStream: true })
      return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.stream() }
    },
  }
  return client(`http://${config.host}:${config.port}`, transport, key, async () => {
    await app.close()
    await engine.close()
  })
}

function client(url: string, transport: Transport, key: string | undefined, close: () => Promise<void>): Client {
  const authorization: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
  return {
    url,
    close,
    async request<Answer>(method: Method, path: string, body?: RequestBody) {
      const headers = body
        ? { ...authorization, 'content-type': 'json' in body ? 'application/json' : body.type }
        : authorization
      const sent = body && ('json' in body ? JSON.stringify(body.json) : body.stream)
      const { status, text: heard } = await transport.send(method, path, headers, sent)
      const answer = answerOf(heard)
      if (status >= 400) throw asError(answer as Problem)
      return answer as Answer
    },
    async stream(path) {
      const { status, headers, body } = await transport.stream(path, authorization)
      if (status >= 400) throw asError(answerOf(await text(body)) as Problem)
      return { headers, body }
    },
  }
}

/** An address may be somebody else's, a proxy's above all. */
function answerOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch (cause) {
    throw new BellwetherError(
      {
        code: 'cli.unreachable',
        got: 'an answer that is no JSON',
        hint: 'Is --url the address of a Bellwether server?',
      },
      { cause },
    )
  }
}

/** The API's problem as the error that it was on the other side. */
const asError = ({ code, field, expected, got, hint }: Problem): BellwetherError =>
  new BellwetherError({ code: code as ErrorCode, field, expected, got, hint })
