import { type Logger, pino } from 'pino'

export type { Logger }

/** Paths that never reach a log line: keys, cookies and whatever a person may be told by. */
const redact = ['req.headers.authorization', 'req.headers.cookie', '*.key', '*.secret', '*.distinct_id', '*.properties']

/** JSON lines on stdout; `silent` turns them off. Personal data and secrets are redacted. */
export const createLog = (level: string): Logger => pino({ level, redact, base: undefined })
