import { destination, type Logger, pino, stdSerializers } from 'pino'

export type { Logger }

/** Paths that never reach a log line: keys, cookies and whatever a person may be told by. */
const redact = ['req.headers.authorization', 'req.headers.cookie', '*.key', '*.secret', '*.distinct_id', '*.properties']

/**
 * An error as the log shows it. A failed statement's values are left out: they are people's emails and the tokens of their
 * sessions.
 */
export function loggedError(error: Error): object {
  const { params: _, ...shown } = stdSerializers.err(error) as ReturnType<typeof stdSerializers.err> & {
    params?: unknown
  }
  const withoutValues = (text = '') => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '')
  return { ...shown, message: withoutValues(shown.message), stack: withoutValues(shown.stack) }
}

/** Where log lines go: a server's on stdout, a command's on stderr, since stdout is for its answer. */
export type LogOutput = 'stdout' | 'stderr'

/** JSON lines; `silent` turns them off. Personal data and secrets are redacted. */
export const createLog = (level: string, output: LogOutput = 'stdout'): Logger =>
  pino(
    { level, redact, base: undefined, serializers: { err: loggedError } },
    destination({ fd: output === 'stdout' ? 1 : 2, sync: true }),
  )
