import { desc, eq, getTableColumns } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Verdict } from '../evaluate/gate.ts'
import { runs } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import { type LogEntry, logWith } from './run-log.ts'
import type { TrainingSeries } from './training-series.ts'

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** What a stage took in, gave out and how long it took. */
export interface StageRecord {
  /** Null while it is under way, and where the run ended in it. */
  seconds: number | null
  output: Record<string, unknown>
}

export type StageName = 'prepare' | 'train' | 'deploy'

/** One pass of the pipeline for a target. */
export interface Run {
  id: string
  project_id: ProjectId
  target_id: string
  cause: string
  state: RunState
  /** Stage under way. */
  stage: string | null
  /** 0 … 100 of the whole run. */
  progress: number
  cutoff: Date
  seed: number
  /** What the families that need time share; 0: simple ones only. */
  minutes: number
  stages: Partial<Record<StageName, StageRecord>>
  verdict: (Verdict & { champion_before: string | null; champion_after: string | null }) | null
  error: { code: string; message: string } | null
  /** Oldest first. */
  log: LogEntry[]
  /** How the networks' trainings went; absent where runs are listed. */
  training?: TrainingSeries[]
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
}

/** Throws `core.not_found`. */
export async function getRun(store: Store, id: string): Promise<Run> {
  const [row] = await store.db.select().from(runs).where(eq(runs.id, id))
  if (!row) throw new BellwetherError({ code: 'core.not_found', field: 'run', got: id })
  return row as Run
}

/** A target's runs, newest first, at most 100, without their trainings. */
export async function listRuns(store: Store, target_id: string): Promise<Run[]> {
  const { training: _, ...columns } = getTableColumns(runs)
  return (await store.db
    .select(columns)
    .from(runs)
    .where(eq(runs.target_id, target_id))
    .orderBy(desc(runs.id))
    .limit(100)) as Run[]
}

/** Changes a run, and adds an entry to its log. */
export async function saveRun(
  store: Store,
  id: string,
  change: Partial<Omit<Run, 'id' | 'log'>>,
  entry?: LogEntry,
): Promise<void> {
  const log = entry && { log: logWith(entry) }
  await store.db
    .update(runs)
    .set({ ...change, ...log })
    .where(eq(runs.id, id))
}
