import { fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { BellwetherError, type ErrorDetail } from '../core/errors.ts'
import type { NotJudged } from '../evaluate/leaderboard.ts'
import type { Judged, LearnContext, LearnRequest, LearnResult } from './learn.ts'
import type { Trained } from './training-series.ts'

/** What the training process tells while it works. */
export interface TrainingProgress {
  stage: 'train' | 'evaluate'
  /** 0 … 1 within the whole of training and evaluation. */
  fraction: number
  note: string
}

export type MessageFromChild =
  | ({ type: 'progress' } & TrainingProgress)
  | ({ type: 'judged' } & Judged)
  | ({ type: 'notJudged' } & NotJudged)
  | ({ type: 'trained' } & Trained)
  | { type: 'done'; result: LearnResult }
  | { type: 'failed'; error: ErrorDetail | { message: string } }

export interface TrainingOptions extends LearnContext {
  memory_mb: number
}

/** The same module, as TypeScript in the repository and as JavaScript in the published package. */
const entry = fileURLToPath(new URL(`./child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url))

/**
 * Trains and judges in a process of its own, so that the server goes on answering, a crash takes nothing along, and
 * memory can be bounded: `memory_mb` of the process's resident set, looked at twice a second (Linux). Aborting ends the
 * process. Throws `core.aborted`, `pipeline.memory`, `pipeline.worker`, or what the training itself threw.
 */
export function trainInChild(request: LearnRequest, options: TrainingOptions): Promise<LearnResult> {
  options.signal.throwIfAborted()
  const child = fork(entry, [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${options.memory_mb}`, '--disable-warning=ExperimentalWarning'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2_000)
  })
  return new Promise<LearnResult>((resolve, reject) => {
    let reason: BellwetherError | undefined
    const end = (error: BellwetherError) => {
      reason ??= error
      child.kill('SIGKILL')
    }
    const abort = () =>
      end(new BellwetherError({ code: 'core.aborted', hint: 'Start the run again when you want it.' }))
    options.signal.addEventListener('abort', abort, { once: true })
    const watch = setInterval(async () => {
      const used = child.pid ? await residentMb(child.pid) : 0
      if (used > options.memory_mb) {
        end(
          new BellwetherError({
            code: 'pipeline.memory',
            expected: `at most ${options.memory_mb} MB`,
            got: `${used} MB`,
            hint: 'Raise BELLWETHER_WORKER_MEMORY_MB, or narrow the target.',
          }),
        )
      }
    }, 500)
    child.on('message', (message: MessageFromChild) => {
      if (message.type === 'progress') options.progress(message)
      else if (message.type === 'judged') options.judged(message)
      else if (message.type === 'notJudged') options.notJudged(message)
      else if (message.type === 'trained') options.trained(message)
      else if (message.type === 'done') resolve(message.result)
      else reject('code' in message.error ? new BellwetherError(message.error) : new Error(message.error.message))
    })
    child.on('error', reject)
    child.on('exit', (exit, killed) => {
      clearInterval(watch)
      options.signal.removeEventListener('abort', abort)
      // After `done` this rejection finds the promise settled and does nothing.
      reject(
        reason ??
          new BellwetherError({
            code: 'pipeline.worker',
            got: `exit ${exit ?? killed}${said ? `: ${said.trim().split('\n').at(-1)}` : ''}`,
          }),
      )
    })
    child.send(request)
  })
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024)
}
