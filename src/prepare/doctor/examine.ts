import { Worker } from 'node:worker_threads'
import { BellwetherError } from '../../core/errors.ts'
import type { DoctorReport } from './report.ts'

/** What the thread that looks at a dataset is given. */
export interface ExamineRequest {
  /** Folder of the dataset. */
  dir: string
  /** Where its test window begins. */
  cut_ms: number
}

/** The same module, as TypeScript in the repository and as JavaScript in the published package. */
const entry = new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/**
 * The data doctor's report of a recommendation dataset, made in a thread: the server goes on answering. Aborting ends
 * the thread and throws `core.aborted`.
 */
export async function examine(request: ExamineRequest, signal: AbortSignal): Promise<DoctorReport> {
  const aborted = () => new BellwetherError({ code: 'core.aborted' })
  if (signal.aborted) throw aborted()
  const worker = new Worker(entry, { workerData: request })
  const abort = () => void worker.terminate()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await new Promise<DoctorReport>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      // After the message this finds the promise settled and does nothing.
      worker.once('exit', () => reject(signal.aborted ? aborted() : new Error('The data doctor ended early')))
    })
  } finally {
    signal.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
