import type { Run } from '../../pipeline/run.ts'
import { call } from './api.ts'
import type { DemoState } from './state.ts'

/** Shows a run's progress until it has ended; beside other work, which shows its own, it says nothing. Throws what stopped it. */
export async function follow(state: DemoState, target: string, id: string, beside = false): Promise<Run> {
  for (;;) {
    const run = await call<Run>(state.api, 'read', 'GET', `/api/v1/runs/${id}`)
    if (!beside) state.terminal.progress(`${target}: ${run.stage ?? run.state} ${run.progress} %`)
    if (run.state === 'failed' || run.state === 'cancelled')
      throw new Error(`Run of ${target} ${run.state}: ${run.error?.message}`)
    if (run.state === 'done') {
      const { champion_before = null, champion_after = null, verdict = '' } = run.verdict ?? {}
      state.runs.set(id, { target, cause: run.cause, champion_before, champion_after, verdict })
      return run
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
