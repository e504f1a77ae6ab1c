import { Readable } from 'node:stream'
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
  close(): Promise<void>
}

/** How a transport sends one request. */
type Send = (
  method: Method,
  path: string,
  headers: Record<string, string>,
  body?: string | Readable,
) => Promise<{ status: number; text: string }>

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
  const send: Send = async (method, path, headers, body) => {
    const sent = typeof body === 'object' ? (Readable.toWeb(body) as ReadableStream) : body
    try {
      const answer = await fetch(new URL(path, url), { method, headers, body: sent, duplex: 'half' } as RequestInit)
      return { status: answer.status, text: await answer.text() }
    } catch (cause) {
      throw new BellwetherError(
        { code: 'cli.unreachable', field: 'url', got: url, hint: 'Is the server running? `bellwether doctor` looks.' },
        { cause },
      )
    }
  }
  return client(url, send, key, async () => {})
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
  const send: Send = async (method, path, headers, payload) => {
    const answer = await app.inject({ method, url: path, headers, payload })
    return { status: answer.statusCode, text: answer.body }
  }
  return client(`http://${config.host}:${config.port}`, send, key, async () => {
    await app.close()
    await engine.close()
  })
}

function client(url: string, send: Send, key: string | undefined, close: () => Promise<void>): Client {
  return {
    url,
    close,
    async request<Answer>(method: Method, path: string, body?: RequestBody) {
      const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
      if (body) headers['content-type'] = 'json' in body ? 'application/json' : body.type
      const { status, text } = await send(
        method,
        path,
        headers,
        body && ('json' in body ? JSON.stringify(body.json) : body.stream),
      )
      const answer = answerOf(text)
      if (status >= 400) throw asError(answer as Problem)
      return answer as Answer
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
