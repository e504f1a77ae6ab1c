import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { BellwetherError } from '../core/errors.ts'
import type { Client } from './client.ts'
import { asking, progress } from './command.ts'
import type { Flags } from './flags.ts'

interface ExportFlags {
  out: string
  limit?: string
  excludeSeen?: boolean
  people?: string
}

interface Exported {
  file: string
  people: number
  model: string
  seconds: number
}

/** `bellwether recommend`: what the model in service gives to many people at once. */
export function addRecommend(program: Command): void {
  program
    .command('recommend')
    .description('recommendations of many people at once')
    .command('export')
    .description('write everybody’s to a file (--out FILE.jsonl or .csv, --limit, --exclude-seen, --people FILE)')
    .argument('<target>', 'name of the target')
    .requiredOption('--out <file>', '.jsonl (a line a person) or .csv (a row an item)')
    .option('--limit <count>', 'items a person (10)')
    .option('--exclude-seen', 'leave out what a person has taken before')
    .option('--people <file>', 'only these people: a distinct_id a line, at most 10,000')
    .action(
      asking<ExportFlags, Exported>(
        ({ client, args: [target], options }) => writeOut(client, target, options),
        ({ file, people, model, seconds }) => `${people} people, by ${model}, in ${seconds} s: ${file}`,
      ),
    )
}

async function writeOut(client: Client, target: string, flags: ExportFlags & Flags): Promise<Exported> {
  const format = /\.(jsonl|csv)$/.exec(flags.out)?.[1]
  if (!format) throw new BellwetherError({ code: 'core.invalid', field: '--out', expected: 'FILE.jsonl or FILE.csv' })
  const query = new URLSearchParams({ format })
  if (flags.limit) query.set('limit', flags.limit)
  if (flags.excludeSeen) query.set('exclude_seen', 'true')
  for (const person of flags.people ? await linesOf(flags.people) : []) query.append('person', person)
  const began = performance.now()
  const { headers, body } = await client.stream(`/api/v1/recommendations/${encodeURIComponent(target)}/export?${query}`)
  const people = Number(headers['bellwether-people'])
  // Whoever waits for the file never sees half of it.
  const part = `${flags.out}.part`
  const told = counting((lines) => progress(flags, `${lines} lines written; ${people} people in all`))
  try {
    await pipeline(body, told, createWriteStream(part))
    await rename(part, flags.out)
  } catch (cause) {
    await rm(part, { force: true })
    throw brokenOff(flags.out, cause)
  }
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
  return { file: flags.out, people, model: headers['bellwether-model'], seconds }
}

/** What became of the file: the disk's own error, or the answer's. */
function brokenOff(file: string, cause: unknown): BellwetherError {
  const { code = '', message } = cause as NodeJS.ErrnoException
  if (/^E[A-Z]+$/.test(code) && !code.startsWith('ECONN'))
    return new BellwetherError({ code: 'cli.unwritable', field: '--out', got: `${file}: ${message}` }, { cause })
  return new BellwetherError(
    { code: 'cli.unreachable', got: 'an answer that broke off', hint: 'The server’s log says why. Ask again.' },
    { cause },
  )
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new BellwetherError({ code: 'cli.unreadable', field: '--people', got: file }, { cause })
  })
  return text.split(/\r?\n/).filter((line) => line !== '')
}

const EVERY_MS = 2_000
const NEWLINE = 10

/** Passes everything on, and says now and then how many lines that were. */
function counting(tell: (lines: number) => void): Transform {
  let lines = 0
  let told = performance.now()
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++
      if (performance.now() - told > EVERY_MS) {
        told = performance.now()
        tell(lines)
      }
      done(null, chunk)
    },
  })
}
