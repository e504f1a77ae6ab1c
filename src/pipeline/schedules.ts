import { eq } from 'drizzle-orm'
import type { PgBoss } from 'pg-boss'
import { BellwetherError } from '../core/errors.ts'
import type { Logger } from '../core/log.ts'
import { aliases } from '../deploy/registry.ts'
import { targets } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Runs } from './runs.ts'
import { listTargets, type Target, targetById } from './targets.ts'
import type { Watch } from './watch.ts'

const RETRAIN = 'retrain'
const LOOK = 'look'

/** Work that the calendar starts: a target's own retraining schedule, and an hourly look at everything in service. */
export interface Schedules {
  /** Puts a schedule in force for a target (null for none) and keeps it. Throws `core.invalid` when it is no cron expression. */
  set(target: Target, schedule: string | null): Promise<Target>
}

export interface SchedulesOptions {
  boss: PgBoss
  store: Store
  runs: Runs
  watch: Watch
  log: Logger
}

export async function openSchedules({ boss, store, runs, watch, log }: SchedulesOptions): Promise<Schedules> {
  await boss.createQueue(RETRAIN)
  await boss.createQueue(LOOK)
  await boss.work<{ target_id: string }>(RETRAIN, async ([job]) => {
    await runs.start(await targetById(store, job.data.target_id), { cause: 'schedule' })
  })
  await boss.work(LOOK, async () => {
    for (const target of await listTargets(store)) {
      const { champion } = await aliases(store, { project: target.project, target_id: target.id })
      // One target that cannot be looked at must not hide the others.
      if (champion)
        await watch
          .look(target)
          .catch((error) => log.error({ err: error, target: target.name }, 'Could not look at a target'))
    }
  })
  await boss.schedule(LOOK, '7 * * * *', {}, { tz: 'UTC' })
  return {
    async set(target, schedule) {
      const { id } = target
      try {
        if (schedule === null) await boss.unschedule(RETRAIN, id)
        else await boss.schedule(RETRAIN, schedule, { target_id: id }, { tz: 'UTC', key: id })
      } catch (cause) {
        throw new BellwetherError(
          {
            code: 'core.invalid',
            field: 'schedule',
            got: schedule,
            expected: 'a cron expression of five fields, such as 0 3 * * 1',
          },
          { cause },
        )
      }
      await store.db.update(targets).set({ schedule }).where(eq(targets.id, id))
      return { ...target, schedule }
    },
  }
}
