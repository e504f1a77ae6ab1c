import { resolve } from 'node:path'
import { z } from 'zod'
import { BellwetherError } from './errors.ts'

/** Everything that the environment or a flag may set. `docs/reference/config.md` is made from it. */
export const Config = z.strictObject({
  data: z
    .string()
    .default('./.bellwether')
    .describe('Directory of the embedded engines, the artifacts and the backups'),
  host: z.string().default('127.0.0.1').describe('Address to listen on; anything but loopback opens it to the network'),
  port: z.coerce.number().int().min(0).max(65_535).default(8686).describe('Port to listen on; 0 takes a free one'),
  log: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Lowest level logged'),
  worker_memory_mb: z.coerce
    .number()
    .int()
    .min(256)
    .default(1536)
    .describe('Memory that a training process may use, in MB'),
  control_share: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .default(0.05)
    .describe('Share of people who get popularity-28d instead of the champion, so that lift can be measured'),
  clickhouse_url: z
    .url({ protocol: /^https?$/, error: 'a URL such as http://127.0.0.1:8123' })
    .optional()
    .describe('A ClickHouse server instead of the embedded one'),
  database_url: z
    .url({ protocol: /^postgres(ql)?$/, error: 'a URL such as postgres://127.0.0.1:5432/bellwether' })
    .optional()
    .describe('A PostgreSQL server instead of the embedded one'),
})
export type Config = z.infer<typeof Config>

/** Name of the environment variable behind a setting: `BELLWETHER_PORT`, but `CLICKHOUSE_URL` and `DATABASE_URL`. */
export const variableOf = (name: keyof Config): string =>
  name.endsWith('_url') ? name.toUpperCase() : `BELLWETHER_${name.toUpperCase()}`

/** Flags win over the environment, the environment over the defaults. Throws `core.config` naming the setting. */
export function readConfig(flags: Partial<Record<keyof Config, unknown>> = {}, env = process.env): Config {
  const names = Object.keys(Config.shape) as (keyof Config)[]
  const given = Object.fromEntries(
    names
      .map((name) => [name, flags[name] ?? (env[variableOf(name)] || undefined)])
      .filter(([, value]) => value !== undefined),
  )
  const parsed = Config.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue.path[0]) as keyof Config
    throw new BellwetherError({
      code: 'core.config',
      field: name,
      expected: issue.message,
      // A URL holds a password.
      got: name.endsWith('_url') ? 'something else' : String(given[name]),
      hint: `Set ${variableOf(name)} or --${name.replaceAll('_', '-')}.`,
    })
  }
  return { ...parsed.data, data: resolve(parsed.data.data) }
}
