import assert from 'node:assert'
import { parentPort, workerData } from 'node:worker_threads'
import { knownRecommenders } from '../../models/recommenders.ts'
import { readModel } from '../../models/saved-model.ts'
import { type LineOptions, lineMaker } from './lines.ts'

/** What the thread that scores is given. */
export interface ScoringRequest {
  /** Folder of the model's artifact. */
  model: string
  family: string
  options: LineOptions
}

/** A page of people, or that there are no more. */
export type MessageToScorer = { type: 'page'; rows: Uint8Array<ArrayBuffer> } | { type: 'rest' }

export type MessageFromScorer = { type: 'lines'; text: Uint8Array<ArrayBuffer> } | { type: 'failed'; error: unknown }

/** Scores away from the server's event loop, with a model of its own; one page at a time. */
async function open({ model, family, options }: ScoringRequest) {
  const known = knownRecommenders.find(({ name }) => name === family)
  assert(known, `a family of recommenders, not ${family}`)
  return lineMaker(known.load(await readModel(model)), options)
}

const port = parentPort
assert(port, 'This module is the entry of a worker thread')
const opened = open(workerData as ScoringRequest)
// Whoever asks next hears of it.
opened.catch(() => undefined)

port.on('message', async (message: MessageToScorer) => {
  try {
    const maker = await opened
    const text = Buffer.from(message.type === 'page' ? await maker.page(message.rows) : await maker.rest())
    const own = new Uint8Array(text)
    port.postMessage({ type: 'lines', text: own } satisfies MessageFromScorer, [own.buffer])
  } catch (error) {
    port.postMessage({ type: 'failed', error } satisfies MessageFromScorer)
  }
})
