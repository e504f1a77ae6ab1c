import type { ProjectId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { predictionsTotal } from '../core/metrics.ts'
import type { Store } from '../store/store.ts'

export type Arm = 'champion' | 'challenger' | 'control'

/** One answer given. */
export interface Prediction {
  project_id: ProjectId
  target: string
  prediction_id: string
  person_id: string
  distinct_id: string
  /** ISO 8601 */
  predicted_at: string
  model: string
  version: number
  arm: Arm
  /** Name and kind of the list, of a recommendation. */
  placement?: string
  kind?: string
  fallback: string
  items: string[]
  scores: number[]
  value: number | null
  context: string
}

/** Writes answers down behind the requests: an answer waits for no disk. */
export interface PredictionLog {
  add(prediction: Prediction): void
  /** Resolves when everything added so far is stored. */
  flush(): Promise<void>
  close(): Promise<void>
}

const EVERY_MS = 500
const AT_MOST = 100_000

/**
 * At most 0.5 s of answers wait in memory; `close` writes them. Should the disk fail for longer, the oldest beyond
 * 100,000 are dropped and counted in the log: answering people comes before remembering the answers.
 */
export function openPredictionLog(store: Store, log: Logger): PredictionLog {
  let waiting: Prediction[] = []
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    const batch = waiting
    if (batch.length === 0) return
    waiting = []
    try {
      await store.clickhouse.insert('predictions', batch)
    } catch (error) {
      waiting = batch.concat(waiting)
      if (waiting.length > AT_MOST)
        log.error({ dropped: waiting.splice(0, waiting.length - AT_MOST).length }, 'Dropped predictions')
      log.error({ err: error }, 'Could not store predictions; trying again')
    }
  }
  const flush = () => {
    writing = writing.then(write)
    return writing
  }
  const timer = setInterval(flush, EVERY_MS)
  timer.unref()
  return {
    add: (prediction) => {
      waiting.push(prediction)
      predictionsTotal.inc({ target: prediction.target, arm: prediction.arm })
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
