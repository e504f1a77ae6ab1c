import { randomInt } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { PgBoss } from 'pg-boss'
import { BellwetherError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { runs } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import { aborted } from '../train/tune.ts'
import { usualCutoff } from './cutoff.ts'
import { executeRun, type RunContext } from './execute-run.ts'
import { getRun, type Run, saveRun } from './run.ts'
import { type LogLine, logEntry, logWith } from './run-log.ts'
import type { Target } from './targets.ts'

const QUEUE = 'run'

export interface StartOptions {
  /** `manual`, `schedule` or `alert:<input>` */
  cause: string
  /** Nothing at or after it is learnt from; `usualCutoff` unless given. */
  cutoff?: Date
  seed?: number
  /** What the families that need time share; 0, simple ones only, unless given. */
  minutes?: number
}

/** Runs of the pipeline: durable jobs, one at a time. */
export interface Runs {
  /** Queues a run. Throws `core.conflict` when one of the target is under way. */
  start(target: Target, options: StartOptions): Promise<Run>
  /** Resolves when the run has ended, whichever way. */
  wait(run_id: string): Promise<Run>
  /** Ends a queued or running run. */
  cancel(run_id: string): Promise<Run>
  close(): Promise<void>
}

export interface RunsOptions extends Omit<RunContext, 'signal'> {
  boss: PgBoss
}

/**
 * Starts the worker. Runs that a crash left behind are marked failed: their stages keep nothing half-done, so starting
 * again is all that is needed, and the operator (or the schedule) decides whether to.
 */
export async function openRuns(options: RunsOptions): Promise<Runs> {
  const { store, clock, boss } = options
  await boss.createQueue(QUEUE, { retryLimit: 0, expireInSeconds: 12 * 3600 })
  await failOrphans(options)
  const { aborts, ended, close } = await startWorker(options)
  return {
    async start(target, { cause, cutoff, seed = randomInt(2 ** 31 - 1), minutes = 0 }) {
      const under = await store.db
        .select({ id: runs.id })
        .from(runs)
        .where(and(eq(runs.target_id, target.id), inArray(runs.state, ['queued', 'running'])))
      if (under.length)
        throw new BellwetherError({
          code: 'core.conflict',
          field: 'target',
          got: `run ${under[0].id} is under way`,
          hint: 'Wait for it, or cancel it.',
        })
      const id = newId()
      const created_at = clock.now()
      await store.db.insert(runs).values({
        id,
        project_id: target.project,
        target_id: target.id,
        cause,
        state: 'queued',
        cutoff: cutoff ?? (await usualCutoff(store, target, created_at)),
        seed,
        minutes,
        log: [logEntry(created_at, { code: 'queued' })],
        created_at,
      })
      ended.set(id, Promise.withResolvers())
      await boss.send(QUEUE, { run_id: id })
      return getRun(store, id)
    },
    async wait(run_id) {
      await ended.get(run_id)?.promise
      return getRun(store, run_id)
    },
    async cancel(run_id) {
      const { state } = await getRun(store, run_id)
      const abort = aborts.get(run_id)
      if (abort) {
        abort.abort()
        await ended.get(run_id)?.promise
      } else if (state === 'queued' || state === 'running') {
        const finished_at = clock.now()
        // Running elsewhere, or nowhere: on a database behind a URL its record outlives the process that it died with.
        await saveRun(store, run_id, { state: 'cancelled', finished_at }, logEntry(finished_at, { code: 'cancelled' }))
      } else throw new BellwetherError({ code: 'core.conflict', field: 'run', got: `it is ${state}` })
      return getRun(store, run_id)
    },
    close,
  }
}

/** Takes queued runs, one after another: what it has under way, whom to tell when one has ended, and how to stop it. */
async function startWorker(options: RunsOptions) {
  const { store, log, boss } = options
  const aborts = new Map<string, AbortController>()
  const ended = new Map<string, PromiseWithResolvers<void>>()
  let closing = false
  let working: Promise<void> | undefined
  const end = (id: string) => {
    ended.get(id)?.resolve()
    ended.delete(id)
    aborts.delete(id)
  }
  const work = async (run_id: string) => {
    // Before anything is waited for: whoever cancels from now on finds it.
    const abort = new AbortController()
    aborts.set(run_id, abort)
    if (closing || !(await claimed(store, run_id))) return end(run_id)
    try {
      aborted(abort.signal)
      await executeRun({ ...options, signal: abort.signal }, run_id)
    } catch (error) {
      await failed(options, run_id, error, log)
    } finally {
      end(run_id)
    }
  }
  await boss.work<{ run_id: string }>(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, ([job]) => {
    working = work(job.data.run_id)
    return working
  })
  return {
    aborts,
    ended,
    async close() {
      closing = true
      for (const abort of aborts.values()) abort.abort()
      await working
    },
  }
}

/** Takes a run that is still queued: false where it was cancelled, or another process has it. */
async function claimed({ db }: Store, run_id: string): Promise<boolean> {
  const queued = and(eq(runs.id, run_id), eq(runs.state, 'queued'))
  return (await db.update(runs).set({ state: 'running' }).where(queued).returning({ id: runs.id })).length > 0
}

async function failed({ store, clock }: RunsOptions, run_id: string, error: unknown, log: Logger): Promise<void> {
  const code = error instanceof BellwetherError ? error.code : 'core.internal'
  const state = code === 'core.aborted' ? 'cancelled' : 'failed'
  log[state === 'failed' ? 'error' : 'info']({ err: error, run: run_id }, `Run ${state}`)
  const { message } = error as Error
  const said: LogLine = state === 'failed' ? { code: 'failed', error: code, message } : { code: 'cancelled' }
  const finished_at = clock.now()
  await saveRun(store, run_id, { state, error: { code, message }, finished_at }, logEntry(finished_at, said))
}

async function failOrphans({ store, clock, log }: RunsOptions): Promise<void> {
  // A server behind DATABASE_URL has other workers, whose running runs are not ours to judge.
  if (store.metadata.remote) return
  const finished_at = clock.now()
  const error = { code: 'pipeline.worker', message: 'The server stopped while the run was under way' }
  const orphans = await store.db
    .update(runs)
    .set({
      state: 'failed',
      error,
      log: logWith(logEntry(finished_at, { code: 'failed', error: error.code, message: error.message })),
      finished_at,
    })
    .where(inArray(runs.state, ['queued', 'running']))
    .returning({ id: runs.id })
  if (orphans.length) log.warn({ runs: orphans.length }, 'Runs were cut off by the last stop')
}
