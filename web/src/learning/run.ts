import type { GetApiV1RunsByIdResponse } from '../generated/types.gen.ts'

export type Run = GetApiV1RunsByIdResponse

export interface Interval {
  lo: number
  hi: number
}

/** A family's line of a run's leaderboard. */
export interface LeaderboardLine {
  name: string
  params: unknown
  metrics: Record<string, number | null>
  ci95: Record<string, Interval>
  train_s: number
}

export interface QualityCheck {
  found: number
  done: string
  why: string
}

/** A check of the data doctor. */
export interface DoctorFinding {
  check: string
  verdict: 'ok' | 'warn' | 'leak'
  /** Null where there was nothing to look at. */
  found: number | null
  figures: Record<string, number>
  why: string
  advice: string
}

export interface DoctorReport {
  size: Record<'people' | 'items' | 'events' | 'density' | 'repeats' | 'median_length', number>
  findings: DoctorFinding[]
}

/** What the prepare stage gave out. */
export interface Prepared {
  dataset: string
  rows: Record<string, { sha256: string; rows: number }>
  quality: Record<string, QualityCheck>
  /** Of recommendation, and of runs that are not older than the doctor. */
  doctor?: DoctorReport
}

/** The API keeps what stages give out open (`Record<string, unknown>`): here is what they write today. */
export const preparedOf = (run: Run): Prepared | undefined =>
  run.stages.prepare?.output as unknown as Prepared | undefined

/** Families judged so far, best first; undefined until one is. */
export const leaderboardOf = (run: Run): LeaderboardLine[] | undefined =>
  run.stages.train?.output.leaderboard as LeaderboardLine[] | undefined

/** A family whose training failed: the run went on without it. */
export interface NotJudged {
  family: string
  error: string
  message: string
}

export const notJudgedOf = (run: Run): NotJudged[] => (run.stages.train?.output.not_judged as NotJudged[]) ?? []

/** How many families a run tries, without those that could not be judged. */
export const familiesOf = (run: Run): number => {
  const { families, leaderboard } = run.stages.train?.output ?? {}
  const tried = Number(families ?? (leaderboard as unknown[] | undefined)?.length ?? 0)
  return tried - notJudgedOf(run).length
}

export const underWay = ({ state }: Run): boolean => state === 'queued' || state === 'running'

/** Seconds that a run took, or has taken by `now`; null before it began. */
export function secondsOf({ started_at, finished_at }: Run, now: number): number | null {
  if (!started_at) return null
  return Math.max(0, (finished_at ? Date.parse(finished_at) : now) - Date.parse(started_at)) / 1000
}
