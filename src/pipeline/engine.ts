import { type Collector, openCollector } from '../collect/collector.ts'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { type Clock, systemClock } from '../core/time.ts'
import { openStore, type Store } from '../store/store.ts'
import { type Keys, openKeys } from './keys.ts'

/** The whole of Bellwether without its faces: what the API, the command line and library users hold. */
export interface Engine {
  config: Config
  store: Store
  clock: Clock
  log: Logger
  keys: Keys
  collector: Collector
  /** Finishes what was begun, writes what is buffered, closes the engines. */
  close(): Promise<void>
}

export interface EngineOptions {
  config: Config
  log: Logger
  clock?: Clock
}

/** Opens the engine on its data directory (and servers, where URLs are set). Throws `store.locked`. */
export async function openEngine({ config, log, clock = systemClock }: EngineOptions): Promise<Engine> {
  const store = await openStore({ ...config, log })
  const collector = openCollector(store, { clock, log })
  return {
    config,
    store,
    clock,
    log,
    keys: openKeys(store),
    collector,
    async close() {
      await collector.close()
      await store.close()
    },
  }
}
