import { Agent, request } from 'node:http'
import { requests, type Shape, type ShapeName, shapes } from './ingest-shapes.ts'

/** What the sender is told. */
export interface Order {
  url: string
  key: string
  shape: ShapeName
  requests: number
  connections: number
  warm_up_s: number
  seconds: number
}

/** What the sender saw: events answered with 200 within the measured time, and in all. */
export interface Report {
  events: number
  bytes: number
  seconds: number
  acknowledged: number
}

/** Sends prepared requests over some connections, each waiting for its answer, until the time or the requests are over. */
async function send(order: Order, shape: Shape): Promise<Report> {
  const prepared = requests(shape, order.key, order.requests)
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
  const started = performance.now()
  const from = started + order.warm_up_s * 1000
  const end = from + order.seconds * 1000
  const report: Report = { events: 0, bytes: 0, seconds: order.seconds, acknowledged: 0 }
  let next = 0
  const connection = async () => {
    while (next < prepared.length && performance.now() < end) {
      const { body, bytes } = prepared[next++]
      await post(`${order.url}${shape.path}`, { ...shape.headers, authorization: `Bearer ${order.key}` }, body, agent)
      report.acknowledged += shape.batch
      const now = performance.now()
      if (now < from || now > end) continue
      report.events += shape.batch
      report.bytes += bytes
    }
  }
  await Promise.all(Array.from({ length: order.connections }, connection))
  report.seconds = (Math.min(performance.now(), end) - from) / 1000
  agent.destroy()
  return report
}

function post(url: string, headers: Record<string, string>, body: Buffer, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        answer
          .resume()
          .on('end', () =>
            answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} from ${url}`)),
          )
      },
    )
    asked.on('error', reject).end(body)
  })
}

process.once('message', async (order: Order) => {
  process.send?.(await send(order, shapes()[order.shape]))
  process.disconnect?.()
})
