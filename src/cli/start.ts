import type { Command } from 'commander'
import { serve } from '../api/serve.ts'
import { linkTo } from '../core/config.ts'
import { createLog } from '../core/log.ts'
import { openEngine } from '../pipeline/engine.ts'
import { firstStart, setUpPath } from '../pipeline/first-start.ts'
import { ensureDashboard } from './dashboard-build.ts'
import { printFirstKeys, printSetUpLink } from './first-keys.ts'
import { configOf, type Flags } from './flags.ts'
import { signalled } from './signals.ts'

/** `bellwether start`: the server, until a signal ends it. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('start the server; the first start prints the keys, once, and a link for its owner')
    .action(async (_options: object, command: Command) => start(command.optsWithGlobals<Flags>()))
}

async function start(flags: Flags): Promise<void> {
  const config = configOf(flags)
  const log = createLog(config.log)
  ensureDashboard()
  const engine = await openEngine({ config, log })
  const serving = await serve(engine)
  const keys = await firstStart(engine)
  if (keys) printFirstKeys(keys)
  const path = await setUpPath(engine)
  if (path) printSetUpLink(linkTo(config, serving.url, path))
  if (flags.json) process.stdout.write(`${JSON.stringify({ url: serving.url })}\n`)
  else process.stderr.write(addresses(serving.url))
  log.info({ url: serving.url, pid: process.pid }, 'Ready')
  log.info({ signal: await signalled() }, 'Stopping')
  await serving.close()
  log.info('Stopped')
}

const addresses = (url: string) => `Bellwether answers on ${url}
  dashboard  ${url}
  API        ${url}/api/docs
  health     ${url}/readyz
  stop       Ctrl+C or SIGTERM: what was begun is finished
`
