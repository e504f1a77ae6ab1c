import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { BellwetherError } from './errors.ts'

const WEB = /^https?$/
const MAIL = /^smtps?$/
const PATH = /^(\/[\w.~-]+)*$/

/** Everything that the environment or a flag may set. `docs/reference/config.md` is made from it. */
export const Config = z
  .strictObject({
    data: z
      .string()
      .default('./.bellwether')
      .describe('Directory of the embedded engines, the artifacts and the backups'),
    host: z
      .string()
      .default('127.0.0.1')
      .describe('Address to listen on; anything but loopback opens it to the network'),
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
      .url({ protocol: WEB, error: 'a URL such as http://127.0.0.1:8123' })
      .optional()
      .describe('A ClickHouse server instead of the embedded one'),
    database_url: z
      .url({ protocol: /^postgres(ql)?$/, error: 'a URL such as postgres://127.0.0.1:5432/bellwether' })
      .optional()
      .describe('A PostgreSQL server instead of the embedded one'),
    public_url: z
      .url({ protocol: WEB })
      .transform((url) => new URL(url).origin)
      .optional()
      .describe(
        'Scheme and host under which browsers reach the server, such as `https://insight.example.com`; printed and mailed links begin with it',
      ),
    base_path: z
      .string()
      .regex(PATH, 'a path without a slash at its end, such as /bellwether')
      .default('')
      .describe(
        'Path below which a proxy shows the server: every route also answers below it, and cookies and links keep to it',
      ),
    trusted_proxy: z
      .string()
      .refine((list) => list.split(',').every(isProxy), 'IP addresses, CIDR ranges or `loopback`, with commas between')
      .optional()
      .describe(
        'Proxies whose X-Forwarded-For, -Host and -Proto are believed: addresses, CIDR ranges or `loopback`, with commas between',
      ),
    secret: z
      .string()
      .min(32)
      .optional()
      .describe(
        'What session cookies are signed with, 32 characters or more; made on the first use and kept in the database unless given; a change signs everybody out and voids second factors',
      ),
    smtp_url: z
      .url({ protocol: MAIL })
      .optional()
      .describe(
        'Mail server, `smtp[s]://user:password@host:port` (like all settings in `_url`, its variable has no prefix); needs `smtp_from` and `public_url`',
      ),
    smtp_from: z.string().min(3).optional().describe('Sender of mails, such as `Bellwether <bellwether@example.com>`'),
  })
  .refine(({ smtp_url, smtp_from }) => !smtp_url || smtp_from, {
    path: ['smtp_from'],
    message: 'the sender of mails, where smtp_url is set',
  })
  // The address that a request names is anybody's: a mailed link made of it would hand the reset to them.
  .refine(({ smtp_url, public_url }) => !smtp_url || public_url, {
    path: ['public_url'],
    message: 'the address that mailed links begin with, where smtp_url is set',
  })
export type Config = z.infer<typeof Config>

/** Name of the environment variable behind a setting: `BELLWETHER_PORT`, but without the prefix where it ends in `_url`. */
export const variableOf = (name: keyof Config): string =>
  name.endsWith('_url') ? name.toUpperCase() : `BELLWETHER_${name.toUpperCase()}`

/** Whether a setting holds a password: addresses of servers may. */
const isSecret = (name: keyof Config) => name === 'secret' || name.endsWith('_url')

function isProxy(entry: string): boolean {
  const [address, prefix, ...rest] = entry.trim().split('/')
  if (address === 'loopback') return prefix === undefined
  const version = isIP(address)
  if (!version || rest.length > 0) return false
  return (
    prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= (version === 4 ? 32 : 128))
  )
}

/** A path of the dashboard as a whole address. `url` is where the server answers, which `public_url` overrides. */
export const linkTo = (
  { public_url, base_path }: Pick<Config, 'public_url' | 'base_path'>,
  url: string,
  path: string,
) => `${public_url ?? url}${base_path}${path}`

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
      // Some hold a password.
      got: isSecret(name) ? undefined : String(given[name]),
      hint: `Set ${variableOf(name)} or --${name.replaceAll('_', '-')}.`,
    })
  }
  return { ...parsed.data, data: resolve(parsed.data.data) }
}
