import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What happened to one request on its way. */
interface Passed {
  path: string
  status: number
}

/**
 * A proxy before a server that spoils some answers: the server takes the request and does its work, but the client hears
 * `spoil`'s status instead (null lets the answer through). That is what a crash between writing and answering looks like.
 */
export async function givenProxy(target: string, spoil: (nth: number) => number | null) {
  const passed: Passed[] = []
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const onward = request(new URL(path, target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      const status = spoil(passed.length) ?? answer.statusCode ?? 500
      passed.push({ path, status })
      outgoing.writeHead(status, status === 503 ? { 'retry-after': '1' } : answer.headers)
      if (status === answer.statusCode) answer.pipe(outgoing)
      else answer.resume().on('end', () => outgoing.end())
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, passed }
}
