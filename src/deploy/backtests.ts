import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backtest } from '../evaluate/backtest.ts'
import type { Store } from '../store/store.ts'

/** File of a forecast model's artifact that holds its backtest. */
export const BACKTEST = 'backtest.json'

/** Backtests of models, as they were written when the models were made. */
export interface Backtests {
  /** Null for a model that was made without one. */
  of(hash: string): Promise<Backtest | null>
}

/** The one read last is kept: a target's pages ask for its champion's. */
export function openBacktests(store: Store): Backtests {
  let kept: { hash: string; backtest: Promise<Backtest | null> } | undefined
  return {
    of(hash) {
      if (kept?.hash !== hash) {
        const backtest = read(store, hash)
        kept = { hash, backtest }
        backtest.catch(() => {
          kept = undefined
        })
      }
      return kept.backtest
    },
  }
}

async function read(store: Store, hash: string): Promise<Backtest | null> {
  const dir = await store.artifacts.dir('model', hash)
  try {
    return JSON.parse(await readFile(join(dir, BACKTEST), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
