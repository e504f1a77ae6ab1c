import { Command, CommanderError } from 'commander'
import { problem } from '../api/problem.ts'
import { BellwetherError } from '../core/errors.ts'
import { version } from '../core/version.ts'
import { addBackup } from './backup.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { addFlags, type Flags } from './flags.ts'
import { addImport } from './import.ts'
import { addKeys } from './keys.ts'
import { addMembers } from './members.ts'
import { addModels } from './models.ts'
import { addPredict } from './predict.ts'
import { addQuery } from './query.ts'
import { addRecommend } from './recommend.ts'
import { addRun } from './run.ts'
import { addStart } from './start.ts'
import { addTargets } from './targets.ts'

/** How a command ended: 0 done, 1 failed, 2 asked for wrongly. */
const FAILED = 1
const USAGE = 2

/** In the order in which an operator meets them. */
const commands = [
  addDemo,
  addStart,
  addImport,
  addTargets,
  addRun,
  addPredict,
  addRecommend,
  addModels,
  addQuery,
  addKeys,
  addMembers,
  addDoctor,
  addBackup,
]

/** The whole command line. One command a file; the flags that all take are the program's own. */
export function createProgram(): Command {
  const program = addFlags(new Command('bellwether'))
    .description('Events in, judged and watched models out.')
    .version(version)
    .showHelpAfterError('(see --help)')
    .exitOverride()
  for (const add of commands) add(program)
  return program
}

/** Runs one command line (the arguments after the program's name) and returns its exit code. */
export async function main(args: string[]): Promise<number> {
  const program = createProgram()
  for (const command of program.commands) command.exitOverride()
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has written its own message already; asking for help or the version is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
    report(error, program.opts<Flags>())
    return error instanceof BellwetherError && error.code === 'core.config' ? USAGE : FAILED
  }
}

function report(error: unknown, flags: Flags): void {
  if (flags.json && error instanceof BellwetherError) process.stderr.write(`${JSON.stringify(problem(error))}\n`)
  else if (error instanceof BellwetherError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${(error as Error).stack ?? error}\n`)
}
