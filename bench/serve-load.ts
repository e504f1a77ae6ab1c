import { Worker } from 'node:worker_threads'
import type { DemoApi } from '../src/cli/demo/api.ts'
import type { RetailLine } from '../src/cli/demo/dataset.ts'

export interface LoadOptions {
  api: DemoApi
  target: string
  people: string[]
  lines: RetailLine[]
  seconds: number
  requests_s: number
}

export interface LoadResult {
  requests: number
  events: number
  p50_ms: number
  p99_ms: number
  max_ms: number
}

/** Sends the load from a thread of its own, so that the client's work does not stand in the server's event loop. */
export function measureServing(options: LoadOptions): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./serve-client.ts', import.meta.url), { workerData: options })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
