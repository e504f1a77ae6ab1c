import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that answers with one status after the other, the last one for ever, and keeps the JSON that it was sent. */
export async function givenReceiver(...statuses: number[]) {
  const received: Record<string, unknown>[] = []
  const read = async (request: IncomingMessage) => JSON.parse(Buffer.concat(await request.toArray()).toString())
  const server = createServer(async (request, response) => {
    received.push(await read(request))
    const status = statuses.length > 1 ? (statuses.shift() as number) : statuses[0]
    response.writeHead(status, { location: '/elsewhere' }).end('an answer that nobody reads')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}
