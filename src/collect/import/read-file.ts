import { Worker } from 'node:worker_threads'
import type { Batch, MessageFromReader, ReadRequest } from './worker.ts'

/** The same module, as TypeScript in the repository and as JavaScript in the published package. */
const entry = new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** Reads a file in a thread and hands over batches; the next is made while one is being stored. Aborting ends the thread. */
export async function readFile(
  request: ReadRequest,
  store: (batch: Batch) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const worker = new Worker(entry, { workerData: request })
  const abort = () => void worker.terminate()
  signal.addEventListener('abort', abort, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      let stored = Promise.resolve()
      let ended = false
      worker.on('message', (message: MessageFromReader) => {
        if (message.type === 'failed') {
          reject(message.error)
          return
        }
        if (message.type === 'end') {
          ended = true
          stored.then(resolve, reject)
          return
        }
        // Two batches are in memory at most: the one being stored and the one that waits for it.
        stored = stored.then(() => {
          worker.postMessage('next')
          return store(message.batch)
        })
        stored.catch(reject)
      })
      worker.once('error', reject)
      // The thread is done before its last batch is stored.
      worker.once('exit', () => {
        if (!ended) reject(signal.reason ?? new Error('The reader ended early'))
      })
    })
  } finally {
    signal.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
