import { BellwetherError } from '../core/errors.ts'
import type { Logger } from '../core/log.ts'
import type { Family, Fitted } from '../models/family.ts'
import { readModel } from '../models/saved-model.ts'
import type { Store } from '../store/store.ts'
import { type Alias, aliases, getModel, type TargetRef } from './registry.ts'

/** A model in service. */
export interface Served<Model extends Fitted> {
  model: Model
  hash: string
  family: string
  version: number
}

/** The models that answer for one target now. */
export interface Serving<Model extends Fitted> {
  /** Throws `deploy.no_model` before the first promotion. */
  champion(): Promise<Served<Model>>
  challenger(): Promise<Served<Model> | null>
  /** Any registered model of the target, to look at beside the one in service. Throws `core.not_found`. */
  registered(hash: string): Promise<Served<Model>>
  /** An alias changed in this process: look again before the next answer. */
  changed(): void
}

/** Models kept loaded beside those in service: two to compare, and the two before. */
const KEPT = 4

/** How long another process's promotion may take to be seen here. */
const LOOK_AGAIN_MS = 1_000

/**
 * Keeps the models behind the aliases loaded. When an alias moves, the model before it answers until the next one is in
 * memory, so that no request waits or fails.
 */
export function openServing<Data, Model extends Fitted>(
  store: Store,
  ref: TargetRef,
  families: readonly Family<Data, Model>[],
  log: Logger,
): Serving<Model> {
  const loaded: Partial<Record<Alias, Served<Model>>> = {}
  const compared = new Map<string, Promise<Served<Model>>>()
  let looked_ms = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined

  const look = async () => {
    const hashes = await aliases(store, ref)
    for (const alias of ['champion', 'challenger'] as const) {
      const hash = hashes[alias]
      if (!hash) delete loaded[alias]
      else if (loaded[alias]?.hash !== hash) loaded[alias] = await load(store, ref, families, hash)
    }
    looked_ms = performance.now()
  }
  const fresh = async () => {
    if (performance.now() - looked_ms < LOOK_AGAIN_MS) return
    looking ??= look().finally(() => {
      looking = undefined
    })
    // With a model at hand nobody waits for the next one.
    if (!loaded.champion) await looking
    else
      looking.catch((error) =>
        log.error(
          { err: error, target: ref.target_id },
          'Could not load the promoted model; the one before it answers',
        ),
      )
  }
  return {
    async champion() {
      await fresh()
      if (!loaded.champion) {
        throw new BellwetherError({
          code: 'deploy.no_model',
          field: 'target',
          hint: 'Start a run for the target, or promote one of its models.',
        })
      }
      return loaded.champion
    },
    async challenger() {
      await fresh()
      return loaded.challenger ?? null
    },
    registered(hash) {
      const inService = Object.values(loaded).find((served) => served.hash === hash)
      if (inService) return Promise.resolve(inService)
      const found = compared.get(hash) ?? load(store, ref, families, hash)
      compared.delete(hash)
      compared.set(hash, found)
      if (compared.size > KEPT) compared.delete(compared.keys().next().value as string)
      found.catch(() => compared.delete(hash))
      return found
    },
    changed: () => {
      looked_ms = Number.NEGATIVE_INFINITY
    },
  }
}

async function load<Data, Model extends Fitted>(
  store: Store,
  ref: TargetRef,
  families: readonly Family<Data, Model>[],
  hash: string,
): Promise<Served<Model>> {
  const registered = await getModel(store, ref, hash)
  const family = families.find(({ name }) => name === registered.family)
  if (!family) throw new BellwetherError({ code: 'store.no_artifact', field: 'model', got: hash })
  const saved = await readModel(await store.artifacts.dir('model', hash))
  return {
    model: family.load(saved),
    hash,
    family: registered.family,
    version: registered.version,
  }
}
