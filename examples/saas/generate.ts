import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { live, type Sink } from './person.ts'
import { makeWorld } from './world.ts'

export interface SaasOptions {
  seed: number
  days: number
  /** Midnight (UTC) after the last day. */
  end: Date
  /** Nothing happens at or after it: for a last day that is under way. */
  until?: Date
  /** How many visitors; without it, as many as the events need. */
  people?: number
  /** How many events, exactly. */
  events?: number
}

const CHUNK = 1 << 18

/**
 * A SaaS site's events as JSON lines, visitor by visitor and in the order of time within each: pieces of text of about 256
 * kB. The same options give the same bytes; memory does not grow with the size.
 */
export function* saasEvents({ seed, days, end, until, people, events }: SaasOptions): Generator<string> {
  const world = makeWorld({ seed, days, end_ms: end.getTime() })
  const sink: Sink = { text: '', events: 0, until_ms: until?.getTime() ?? Number.POSITIVE_INFINITY }
  const wanted = events ?? Number.POSITIVE_INFINITY
  for (let index = 0; index < (people ?? Number.POSITIVE_INFINITY) && sink.events < wanted; index++) {
    live(world, index, sink)
    if (sink.events > wanted) sink.text = withoutLast(sink.text, sink.events - wanted)
    if (sink.text.length < CHUNK) continue
    yield sink.text
    sink.text = ''
  }
  yield sink.text
}

function withoutLast(text: string, lines: number): string {
  let end = text.length - 1
  for (let i = 0; i < lines; i++) end = text.lastIndexOf('\n', end - 1)
  return text.slice(0, end + 1)
}

const usage = `node examples/saas/generate.ts [--events N | --people N] [--days 365] [--end 2026-01-01] [--until INSTANT] [--seed 1] [--out FILE]

Writes JSON lines of {event, distinct_id, timestamp, uuid, properties} to FILE, or to stdout.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string' },
      people: { type: 'string' },
      days: { type: 'string', default: '365' },
      end: { type: 'string', default: '2026-01-01' },
      until: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const whole = (name: 'events' | 'people' | 'days' | 'seed', text: string): number => {
    if (!/^\d{1,15}$/.test(text) || (name !== 'seed' && Number(text) < 1)) throw new Error(`--${name}: a whole number`)
    return Number(text)
  }
  const end = new Date(`${values.end}T00:00:00Z`)
  if (Number.isNaN(end.getTime())) throw new Error('--end: a day, YYYY-MM-DD')
  const until = values.until === undefined ? undefined : new Date(values.until)
  if (until && Number.isNaN(until.getTime())) throw new Error('--until: an instant, such as 2025-12-31T18:00:00Z')
  const options: SaasOptions = {
    seed: whole('seed', values.seed),
    days: whole('days', values.days),
    end,
    until,
    people: values.people === undefined ? undefined : whole('people', values.people),
    events: values.events === undefined ? undefined : whole('events', values.events),
  }
  if (options.people === undefined && options.events === undefined) options.events = 100_000
  const out = values.out === undefined ? process.stdout : createWriteStream(values.out)
  // Each piece is out before the next is made: nothing gathers in memory, whatever stands behind the pipe.
  for (const text of saasEvents(options))
    await new Promise<void>((resolve, reject) => {
      out.write(text, (error) => (error ? reject(error) : resolve()))
    })
  if (out !== process.stdout) {
    out.end()
    await once(out, 'close')
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: Error) => {
    console.error(`${error.message}\n\n${usage}`)
    process.exitCode = 2
  })
}
