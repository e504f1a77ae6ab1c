import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { BellwetherError, type ErrorCode } from '../core/errors.ts'
import type { Client } from './client.ts'
import { asking, progress } from './command.ts'
import type { Flags } from './flags.ts'

/** A run as the API shows it, in the fields that the command line uses. */
interface RunShown {
  id: string
  target: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  stage: string | null
  progress: number
  stages: Partial<Record<(typeof STAGES)[number], { seconds: number | null }>>
  verdict: { verdict: string; champion_before: string | null; champion_after: string | null } | null
  error: { code: string; message: string } | null
}

interface RunOptions {
  cutoff?: string
  seed?: string
  minutes?: string
}

const POLL_MS = 500
const STAGES = ['prepare', 'train', 'deploy'] as const

/** `bellwether run`: one pass of the pipeline, followed to its end. */
export function addRun(program: Command): void {
  program
    .command('run')
    .description('prepare, train, judge and (if the gate agrees) deploy a target; waits for the end')
    .argument('<target>', 'name of the target')
    .option(
      '--cutoff <instant>',
      "learn from what lies before it (ISO 8601); unless given, the midnight (UTC) after the newest event, today's at the latest",
    )
    .option('--seed <number>', 'the same seed on the same data gives the same models')
    .option(
      '--minutes <number>',
      'time that the families which need it share, such as the transformer of recommendation; 0, simple ones only, unless given',
    )
    .action(
      asking<RunOptions, RunShown>(
        async ({ client, args: [target], options }) => {
          const number = (given?: string) => (given === undefined ? undefined : Number(given))
          const json = { cutoff: options.cutoff, seed: number(options.seed), minutes: number(options.minutes) }
          const path = `/api/v1/targets/${encodeURIComponent(target)}/runs`
          const run = await client.request<RunShown>('POST', path, { json })
          return ended(await follow(client, run, options))
        },
        ({ verdict, stages }) => {
          const seconds = STAGES.flatMap((name) => {
            const took = stages[name]?.seconds
            return took ? `${name} ${took.toFixed(1)} s` : []
          })
          return [seconds.join(', '), verdict?.verdict ?? 'done'].join('\n')
        },
      ),
    )
}

/** Asks how far the run is until it has ended, telling each change. Ctrl+C cancels the run. */
async function follow(client: Client, started: RunShown, flags: Flags): Promise<RunShown> {
  const cancel = () => void client.request('POST', `/api/v1/runs/${started.id}/cancel`).catch(() => {})
  process.once('SIGINT', cancel)
  let run = started
  let told = ''
  while (run.state === 'queued' || run.state === 'running') {
    const text = `${run.stage ?? run.state} ${run.progress} %`
    if (text !== told) progress(flags, text)
    told = text
    await sleep(POLL_MS)
    run = await client.request<RunShown>('GET', `/api/v1/runs/${started.id}`)
  }
  process.off('SIGINT', cancel)
  return run
}

/** A run that did not get to its end is the command's failure. */
function ended(run: RunShown): RunShown {
  if (run.state === 'done') return run
  throw new BellwetherError({
    code: (run.error?.code ?? 'core.aborted') as ErrorCode,
    field: `run ${run.id}`,
    got: run.error?.message ?? run.state,
    hint: 'The server’s log says more.',
  })
}
