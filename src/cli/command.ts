import type { Command } from 'commander'
import { type Client, connect } from './client.ts'
import type { Flags } from './flags.ts'

/** What a command works with. */
export interface Asked<Options> {
  args: string[]
  /** The command's own options and the ones that every command takes. */
  options: Options & Flags
}

/** Writes a command's result: one JSON document with `--json`, else what `show` makes of it. */
function print<Result>(flags: Flags, result: Result, show: (result: Result) => string): void {
  process.stdout.write(`${flags.json ? JSON.stringify(result) : show(result)}\n`)
}

/** A command's action: does the work, prints the result. */
export const doing =
  <Options, Result>(work: (asked: Asked<Options>) => Promise<Result>, show: (result: Result) => string) =>
  async (...given: unknown[]): Promise<void> => {
    const asked = askedOf<Options>(given)
    print(asked.options, await work(asked), show)
  }

/** A command's action that asks the API, wherever that is, and prints what came. */
export const asking = <Options, Result>(
  work: (asked: Asked<Options> & { client: Client }) => Promise<Result>,
  show: (result: Result) => string,
) =>
  doing<Options, Result>(async (asked) => {
    const client = await connect(asked.options)
    try {
      return await work({ ...asked, client })
    } finally {
      await client.close()
    }
  }, show)

/** Commander calls an action with its arguments, then its options, then the command itself. */
function askedOf<Options>(given: unknown[]): Asked<Options> {
  const command = given.at(-1) as Command
  return { args: given.slice(0, -2) as string[], options: command.optsWithGlobals<Options & Flags>() }
}

/** A line on stderr that tells people how far the work is; silent with `--json`. */
export function progress(flags: Flags, text: string): void {
  if (!flags.json) process.stderr.write(`${text}\n`)
}
