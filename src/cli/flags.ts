import type { Command } from 'commander'
import { type Config, readConfig } from '../core/config.ts'

/** What every command takes, before or after its own name. */
export interface Flags {
  data?: string
  host?: string
  port?: string
  log?: string
  /** A server elsewhere; the one on the data directory is found without it. */
  url?: string
  key?: string
  json?: boolean
}

/** Adds the flags that every command takes. */
export function addFlags(program: Command): Command {
  return program
    .option('--data <dir>', 'directory of the embedded engines (BELLWETHER_DATA, ./.bellwether)')
    .option('--host <address>', 'address to listen on (BELLWETHER_HOST, 127.0.0.1)')
    .option('--port <number>', 'port to listen on (BELLWETHER_PORT, 8686)')
    .option('--log <level>', 'trace, debug, info, warn, error or silent (BELLWETHER_LOG, info)')
    .option('--url <url>', 'ask the server at this address (BELLWETHER_URL)')
    .option('--key <key>', 'key to ask it with (BELLWETHER_KEY)')
    .option('--json', 'answer with one JSON document on stdout')
}

/** The configuration that the flags and the environment give. Throws `core.config`. */
export const configOf = ({ data, host, port, log }: Flags): Config => readConfig({ data, host, port, log })
