import { DAY_MS, startOfDay } from '../../core/time.ts'
import { call, type DemoApi } from './api.ts'
import type { RetailLine } from './dataset.ts'
import type { ReplayClock } from './replay-clock.ts'

/** What the replay sent and asked for. */
export interface ReplayTally {
  events: number
  orders: number
  recommendations: number
}

export interface ReplayOptions {
  api: DemoApi
  clock: ReplayClock
  lines: readonly RetailLine[]
  /** Called at each midnight that the replay passes, with the day that begins. */
  onDay(day_ms: number, tally: ReplayTally): Promise<void>
}

/** Orders on their way at once: as at a shop that is busy, several share the server's next write. */
const ABREAST = 8

/**
 * Plays the shop's last days as its site would have lived them: before each order of a known customer the site asks what
 * to show, then the order comes in. Time is the clock's; nothing here looks ahead of it. A customer's orders come one
 * after the other, and a day begins when the one before is stored.
 */
export async function replay({ api, clock, lines, onDay }: ReplayOptions): Promise<ReplayTally> {
  const tally: ReplayTally = { events: 0, orders: 0, recommendations: 0 }
  const underWay = new Map<string, Promise<void>>()
  let day = Number.NaN
  for (const order of ordersOf(lines)) {
    const today = startOfDay(order.time_ms)
    for (let next = Number.isNaN(day) ? today : day + DAY_MS; next <= today; next += DAY_MS) {
      await Promise.all(underWay.values())
      clock.advanceTo(next)
      await onDay(next, tally)
      day = next
    }
    const who = order.customer ?? order.invoice
    await underWay.get(who)
    // A second before the order: what is shown cannot know what is bought.
    clock.advanceTo(order.time_ms - 1000)
    if (order.customer && !order.cancellation) {
      await call(
        api,
        'read',
        'GET',
        `/api/v1/recommendations/next-order?person=${encodeURIComponent(order.customer)}&limit=10&reasons=false`,
      )
      tally.recommendations++
    }
    clock.advanceTo(order.time_ms)
    if (underWay.size >= ABREAST) await Promise.race(underWay.values())
    const sending = send(api, order).then((accepted) => {
      tally.events += accepted
      underWay.delete(who)
    })
    underWay.set(who, sending)
    tally.orders++
  }
  await Promise.all(underWay.values())
  return tally
}

interface Order {
  invoice: string
  customer: string | null
  cancellation: boolean
  time_ms: number
  lines: RetailLine[]
}

/** Invoices in order of their time; an invoice whose lines carry two stamps counts from the first. */
function ordersOf(lines: readonly RetailLine[]): Order[] {
  return [...Map.groupBy(lines, (line) => line.invoice_no)].map(([invoice, own]) => ({
    invoice,
    customer: own[0].customer_id,
    cancellation: invoice.startsWith('C'),
    time_ms: own[0].time_ms,
    lines: own,
  }))
}

async function send(api: DemoApi, { invoice, customer, cancellation, time_ms, lines }: Order): Promise<number> {
  const distinct_id = customer ?? `invoice:${invoice}`
  const timestamp = (ms: number) => new Date(ms).toISOString()
  const events = [
    ...lines.map((line) => ({
      event: cancellation ? 'item_cancelled' : 'item_purchased',
      distinct_id,
      timestamp: timestamp(line.time_ms),
      properties: {
        item: line.stock_code,
        name: line.description ?? undefined,
        quantity: line.quantity,
        price: line.unit_price,
        order_id: invoice,
        country: line.country,
      },
    })),
    {
      event: cancellation ? 'order_cancelled' : 'order_completed',
      distinct_id,
      timestamp: timestamp(time_ms),
      properties: { order_id: invoice, country: lines[0].country },
    },
  ]
  const { accepted } = await call<{ accepted: number }>(api, 'ingest', 'POST', '/api/v1/events', { events })
  return accepted
}
