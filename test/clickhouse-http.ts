import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'

/**
 * A program: ClickHouse's HTTP interface (POST /?query=…&param_x=…&setting=…) over the embedded engine, on a free port of
 * loopback, for tests of CLICKHOUSE_URL where no server is at hand. Argument: a data directory. Writes its URL on stdout.
 */
const [path] = process.argv.slice(2)

/** What the client adds to the address that is neither a parameter nor a setting. */
const notSettings = new Set(['query', 'query_id', 'session_id', 'database', 'default_format', 'role'])

/** Requests run one after another: connections to one path share the engine. */
let turn: Promise<void> = Promise.resolve()

const server = createServer((request, response) => {
  turn = turn.then(async () => {
    try {
      const answer = await execute(request)
      await pipeline(answer, response)
    } catch (error) {
      const { message, code } = error as Error & { code?: string }
      response.writeHead(500, { 'x-clickhouse-exception-code': String(code ?? 0) })
      response.end(`Code: ${code ?? 0}. DB::Exception: ${message}`)
    }
  })
})

async function execute(request: IncomingMessage): Promise<Readable> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/ping') return Readable.from(['Ok.\n'])
  const sent = await buffer(request)
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
  const query = url.searchParams.get('query') ?? body.toString()
  const pairs = [...url.searchParams]
  const parameters = pairs.filter(([name]) => name.startsWith('param_')).map(([name, value]) => [name.slice(6), value])
  const settings = pairs.filter(([name]) => !name.startsWith('param_') && !notSettings.has(name))
  // A connection a request: the embedded engine keeps a query's settings for the connection's next ones.
  const client = createClient({ connection: createChdbConnection({ path }) as never })
  try {
    const { stream } = await client.exec({
      query,
      query_params: Object.fromEntries(parameters),
      clickhouse_settings: Object.fromEntries(settings),
      ...(url.searchParams.has('query') && body.length > 0 && { values: Readable.from([body]) }),
    })
    return Readable.from([await buffer(stream)])
  } finally {
    await client.close()
  }
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
