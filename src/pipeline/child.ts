import { BellwetherError } from '../core/errors.ts'
import { type LearnRequest, learn } from './learn.ts'
import type { MessageFromChild } from './training-process.ts'

/** Entry of the training process: takes one request from its parent, works, answers and ends. */
const tell = (message: MessageFromChild) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })

process.once('message', async (request: LearnRequest) => {
  const signal = new AbortController().signal
  try {
    const result = await learn(request, {
      signal,
      progress: (at) => void tell({ type: 'progress', ...at }),
      judged: (now) => void tell({ type: 'judged', ...now }),
      notJudged: (family) => void tell({ type: 'notJudged', ...family }),
      trained: (now) => void tell({ type: 'trained', ...now }),
    })
    await tell({ type: 'done', result })
  } catch (error) {
    const { code, field, expected, got, hint } = error as BellwetherError
    await tell({
      type: 'failed',
      error:
        error instanceof BellwetherError
          ? { code, field, expected, got, hint }
          : { message: String((error as Error).stack ?? error) },
    })
  } finally {
    process.disconnect()
  }
})

// A parent that is gone needs no answer.
process.once('disconnect', () => process.exit())
