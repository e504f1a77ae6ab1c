import { PgBoss } from 'pg-boss'
import { type Collector, openCollector } from '../collect/collector.ts'
import { type Imports, openImports } from '../collect/import/import.ts'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { type Clock, systemClock } from '../core/time.ts'
import { type Deployments, openDeployments } from '../deploy/deployments.ts'
import { smtpOf } from '../monitor/mail.ts'
import { openStore, type Store } from '../store/store.ts'
import { type AlertDelivery, openAlertDelivery } from './alert-delivery.ts'
import { type Invitations, openInvitations } from './invitations.ts'
import { type Keys, openKeys } from './keys.ts'
import { type Members, openMembers } from './members.ts'
import { openRuns, type Runs } from './runs.ts'
import { openSchedules, type Schedules } from './schedules.ts'
import { openSignIn, type SignIn } from './sign-in.ts'
import { openTargets, type Targets } from './targets.ts'
import { openWatch, type Watch } from './watch.ts'

/** The whole of Bellwether without its faces: what the API, the command line and library users hold. */
export interface Engine {
  config: Config
  store: Store
  clock: Clock
  log: Logger
  keys: Keys
  signIn: SignIn
  members: Members
  invitations: Invitations
  collector: Collector
  imports: Imports
  targets: Targets
  runs: Runs
  schedules: Schedules
  deployments: Deployments
  watch: Watch
  /** Sends alerts to webhooks and mailboxes. */
  alerts: AlertDelivery
  /** Finishes what was begun, writes what is buffered, closes the engines. */
  close(): Promise<void>
}

export interface EngineOptions {
  config: Config
  log: Logger
  clock?: Clock
}

/** Share of people that a challenger answers, where there is one. */
const CHALLENGER_SHARE = 0.1

/** Opens the engine on its data directory (and servers, where URLs are set). Throws `store.locked`. */
export async function openEngine({ config, log, clock = systemClock }: EngineOptions): Promise<Engine> {
  const store = await openStore({ ...config, log })
  const boss = new PgBoss(store.metadata.jobs)
  boss.on('error', (error) => log.error({ err: error }, 'Job queue'))
  await boss.start()
  const shares = { control: config.control_share, challenger: CHALLENGER_SHARE }
  const deployments = openDeployments(store, { clock, log, shares })
  const collector = openCollector(store, { clock, log, onStored: deployments.apply })
  const imports = await openImports(store, { clock, log, onChange: deployments.forget })
  const { worker_memory_mb } = config
  const runs = await openRuns({ store, clock, log, boss, worker_memory_mb, deployed: deployments.changed })
  const alerts = openAlertDelivery(store, { log, smtp: smtpOf(config) })
  const watch = openWatch({ store, clock, log, runs, deployments, alerts })
  const schedules = await openSchedules({ boss, store, runs, watch, log })
  const signIn = openSignIn({ store, log, config })
  return {
    config,
    store,
    clock,
    log,
    keys: openKeys(store),
    signIn,
    members: openMembers(store, signIn.forget),
    invitations: openInvitations(store, signIn),
    collector,
    imports,
    targets: openTargets(store),
    runs,
    schedules,
    deployments,
    watch,
    alerts,
    async close() {
      // In the order of the data: no more events in, no more work on them, then what is buffered, then the engines.
      await collector.close()
      await imports.close()
      await runs.close()
      await boss.stop({ graceful: false })
      await alerts.close()
      await deployments.close()
      await signIn.close()
      await store.close()
    },
  }
}
