import { destination, type Logger, pino } from 'pino'

export type { Logger }

/** Paths that never reach a log line: keys, cookies and whatever a person may be told by. */
const redact = ['req.headers.authorization', 'req.headers.cookie', '*.key', '*.secret', '*.distinct_id', '*.properties']

/** Where log lines go: a server's on stdout, a command's on stderr, since stdout is for its answer. */
export type LogOutput = 'stdout' | 'stderr'

/** JSON lines; `silent` turns them off. Personal data and secrets are redacted. */
export const createLog = (level: string, output: LogOutput = 'stdout'): Logger =>
  pino({ level, redact, base: undefined }, destination({ fd: output === 'stdout' ? 1 : 2, sync: true }))
