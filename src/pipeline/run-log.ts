import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Manifest } from '../prepare/dataset.ts'
import { runs } from '../store/metadata-schema.ts'
import type { Judged, LeaderboardLine } from './learn.ts'

const at = z.iso.datetime()
const line = <Code extends string, Shape extends z.ZodRawShape>(code: Code, shape: Shape) =>
  z.object({ at, code: z.literal(code), ...shape })

const model = z.string().nullable().describe('Family and version that answer from now on; null: nobody')
const counts = z.record(z.string(), z.int())

/** A line of a run's log: a code and its numbers, so that every reader has it in their own language. */
export const LogEntry = z.discriminatedUnion('code', [
  line('queued', {}),
  line('began', {}),
  line('prepared', {
    rows: counts.describe('Of each file of the dataset'),
    quality: counts.describe('What each check of the order lines found'),
    seconds: z.number(),
  }),
  line('judged', {
    family: z.string(),
    metric: z.string().describe('The main one of the use'),
    value: z.number().nullable().describe('On the test window; null where nothing could be scored'),
    seconds: z.number().describe('To try its parameters, fit it and score it'),
  }),
  line('not_judged', {
    family: z.string().describe('One that needs time; the run goes on without it'),
    error: z.string().describe('Code of the error'),
    message: z.string(),
  }),
  line('gate', {
    promote: z.boolean(),
    winner: z.string(),
    against: z.string(),
    difference: z.number().nullable().describe('Of the main metric; above 0 is better; null where nothing was scored'),
  }),
  line('promoted', { model }),
  line('kept', { model }),
  line('failed', { error: z.string().describe('Code of the error'), message: z.string() }),
  line('cancelled', {}),
])
export type LogEntry = z.infer<typeof LogEntry>

type WithoutTime<Entry> = Entry extends unknown ? Omit<Entry, 'at'> : never
export type LogLine = WithoutTime<LogEntry>

export const logEntry = (at: Date, said: LogLine): LogEntry => ({ at: at.toISOString(), ...said })

/** The log with one more line, for an update: what another process has written meanwhile stays. */
export const logWith = (entry: LogEntry): SQL => sql`${runs.log} || ${JSON.stringify([entry])}::jsonb`

export const preparedLine = ({ files, quality }: Manifest, seconds: number): LogLine => ({
  code: 'prepared',
  rows: Object.fromEntries(Object.entries(files).map(([name, { rows }]) => [name, rows])),
  quality: Object.fromEntries(Object.entries(quality).map(([check, { found }]) => [check, found])),
  seconds,
})

export function judgedLine({ family, seconds, leaderboard }: Judged, metric: string): LogLine {
  const { metrics } = leaderboard.find(({ name }) => name === family) as LeaderboardLine
  return { code: 'judged', family, metric, value: metrics[metric], seconds }
}
