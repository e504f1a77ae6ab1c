import { rm, writeFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { createServer, listen } from '../../api/server.ts'
import type { Config } from '../../core/config.ts'
import { createLog } from '../../core/log.ts'
import { dayOf } from '../../core/time.ts'
import type { Alert } from '../../monitor/alerts.ts'
import type { Report } from '../../monitor/report.ts'
import { type Engine, openEngine } from '../../pipeline/engine.ts'
import { firstStart, newKeys } from '../../pipeline/first-start.ts'
import type { Run } from '../../pipeline/run.ts'
import { attempt, call, type DemoApi } from './api.ts'
import { brokenEvents } from './broken.ts'
import { replayEnd, replayLines, replayStart } from './dataset.ts'
import { closingLines, leaderboardLines } from './figures.ts'
import { type Imported, importHistory } from './import-history.ts'
import { watchMemory } from './memory.ts'
import { replay } from './replay.ts'
import { ReplayClock } from './replay-clock.ts'
import { type DemoSummary, driftOf, leaderboardOf, type RunSummary } from './summary.ts'
import { demoTargets } from './targets.ts'
import { count, type Terminal } from './terminal.ts'

export interface DemoOptions {
  config: Config
  /** Use the directory as it is instead of making it anew. */
  keep: boolean
  terminal: Terminal
}

/** The demo, still serving: its summary, where it answers, and how to end it. */
export interface RunningDemo {
  summary: DemoSummary
  url: string
  close(): Promise<void>
}

/** All of what one run of the demo gathers on its way. */
export interface DemoState {
  engine: Engine
  api: DemoApi
  clock: ReplayClock
  terminal: Terminal
  seconds: Record<string, number>
  runs: Map<string, RunSummary>
  drift: Map<string, DemoSummary['drift'][number]>
}

/**
 * Online Retail through the whole pipeline: import, three targets, then the shop's last thirty days replayed over HTTP
 * under a clock of their own, watched and learnt from again.
 */
export async function runDemo({ config, keep, terminal }: DemoOptions): Promise<RunningDemo> {
  const started = performance.now()
  const memory = watchMemory()
  if (!keep) await rm(config.data, { recursive: true, force: true })
  const clock = new ReplayClock(replayStart)
  const engine = await openEngine({
    config: { ...config, control_share: 0.5 },
    log: createLog('error', 'stderr'),
    clock,
  })
  const app = createServer(engine)
  const close = async () => {
    await app.close()
    await engine.close()
  }
  try {
    const url = await listen(app, config)
    const keys = (await firstStart(engine, 'Online Retail (demo)')) ?? (await newKeys(engine, 'demo'))
    const state: DemoState = {
      engine,
      api: { url, keys },
      clock,
      terminal,
      seconds: {},
      runs: new Map(),
      drift: new Map(),
    }
    const summary = await story(state)
    summary.seconds.total = (performance.now() - started) / 1000
    summary.peak_memory_mb = memory.stop()
    for (const line of closingLines(summary, state.api)) terminal.line(line)
    return { summary, url, close }
  } catch (error) {
    memory.stop()
    await close()
    throw error
  }
}

export const writeSummary = (path: string, summary: DemoSummary): Promise<void> =>
  writeFile(path, `${JSON.stringify(summary, null, 2)}\n`)

async function story(state: DemoState): Promise<DemoSummary> {
  const { terminal, seconds } = state
  terminal.heading('1 Collect: a UK gift shop, December 2010 to 8 November 2011')
  const imported = await timed(seconds, 'import', () => importHistory(state))
  const refused = await refuse(state)
  terminal.line(`  ${count(refused)} broken events were refused, each with its reason: GET /api/v1/quarantine`)

  const learnt = new Map<string, Run>()
  for (const [i, target] of demoTargets.entries()) {
    terminal.heading(`${i + 2} Prepare, train, evaluate, deploy: ${target.name} (${target.definition.use})`)
    await call(state.api, 'admin', 'POST', '/api/v1/targets', target)
    const run = await timed(seconds, target.name, async () => {
      const { id } = await call<{ id: string }>(state.api, 'admin', 'POST', `/api/v1/targets/${target.name}/runs`, {
        seed: 1,
      })
      return follow(state, target.name, id)
    })
    learnt.set(target.name, run)
    for (const line of leaderboardLines(target.definition.use, run)) terminal.line(line)
  }

  terminal.heading(
    `5 Monitor: ${dayOf(replayStart.getTime())} to 2011-12-09 as live traffic over HTTP, half the people as control`,
  )
  const effects = await timed(seconds, 'replay', () => live(state))
  return summarise(state, imported, learnt, effects)
}

async function timed<T>(seconds: Record<string, number>, stage: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  seconds[stage] = (performance.now() - started) / 1000
  return result
}

/** Broken events are refused one by one; what was wrong with each can be read afterwards. */
async function refuse({ api }: DemoState): Promise<number> {
  const { answer } = await attempt<{ rejected: unknown[] }>(api, 'ingest', 'POST', '/api/v1/events', {
    events: brokenEvents(),
  })
  return answer.rejected.length
}

/** Shows a run's progress until it has ended. Throws what stopped it. */
async function follow(state: DemoState, target: string, id: string): Promise<Run> {
  for (;;) {
    const run = await call<Run>(state.api, 'read', 'GET', `/api/v1/runs/${id}`)
    state.terminal.progress(`${target}: ${run.stage ?? run.state} ${run.progress} %`)
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

const LOOK_EVERY_DAYS = 7

/** Replays the last days, scores everyone at their start, looks at each target once a week, and learns anew when told to. */
async function live(state: DemoState): Promise<Map<string, Report>> {
  const { engine, api, clock, terminal } = state
  await call(api, 'read', 'GET', '/api/v1/propensity/orders-again/people?limit=1')
  let days = 0
  const tally = await replay({
    api,
    clock,
    lines: await replayLines(engine.store),
    async onDay(day_ms, { orders, recommendations }) {
      terminal.progress(`${dayOf(day_ms)}: ${count(orders)} orders, ${count(recommendations)} recommendations`)
      if (days++ > 0 && (days - 1) % LOOK_EVERY_DAYS === 0) await look(state)
    },
  })
  terminal.line(`  ${count(tally.events)} events and ${count(tally.recommendations)} recommendations over HTTP`)
  clock.advanceTo(replayEnd.getTime())
  return look(state)
}

/** Looks at every target, tells new alerts, and waits for the runs that they start. */
async function look(state: DemoState): Promise<Map<string, Report>> {
  const { api, terminal } = state
  const looked = new Map<string, Report>()
  for (const { name } of demoTargets) {
    const report = await call<Report>(api, 'admin', 'POST', `/api/v1/targets/${name}/monitor`, {
      since: replayStart.toISOString(),
    })
    looked.set(name, report)
    for (const row of driftOf(name, report.drift))
      state.drift.set(`${name}:${row.input}`, worse(state.drift.get(`${name}:${row.input}`), row))
  }
  const { alerts } = await call<{ alerts: Alert[] }>(api, 'read', 'GET', '/api/v1/alerts?open=true')
  for (const alert of alerts.filter(({ run_id }) => run_id && !state.runs.has(run_id))) {
    terminal.line(`  ${dayOf(state.clock.now().getTime())} alert: ${alert.message}`)
    const target = await targetOf(state, alert.run_id as string)
    const run = await follow(state, target, alert.run_id as string)
    terminal.line(`  ${target} learnt anew: ${run.verdict?.verdict}`)
  }
  return looked
}

const targetOf = async ({ api }: DemoState, run_id: string): Promise<string> =>
  (await call<{ target: string }>(api, 'read', 'GET', `/api/v1/runs/${run_id}`)).target

type DriftSummary = DemoSummary['drift'][number]

/** Of one input's looks the summary keeps the one that strayed furthest. */
const worse = (known: DriftSummary | undefined, row: DriftSummary): DriftSummary =>
  known && known.psi > row.psi ? known : row

function summarise(
  state: DemoState,
  imported: Imported,
  learnt: Map<string, Run>,
  effects: Map<string, Report>,
): DemoSummary {
  const [shop, demand, again] = demoTargets.map(({ name }) => name)
  const board = (name: string) =>
    (learnt.get(name)?.stages.train?.output.leaderboard ?? []) as Parameters<typeof leaderboardOf>[1]
  const effect = (name: string) => (effects.get(name) as Report).effect
  const live = effect(shop)
  if (live.use !== 'recommendation') throw new Error('The first target of the demo recommends')
  return {
    ...imported,
    quality: (learnt.get(shop)?.stages.prepare?.output.quality ?? {}) as DemoSummary['quality'],
    recommendation: {
      leaderboard: leaderboardOf('recommendation', board(shop)),
      live: {
        requests: live.requests,
        hit_rate: live.champion.rate,
        control_hit_rate: live.control.rate,
        lift: live.lift,
        lift_ci95: live.lift_ci95,
      },
    },
    forecast: { leaderboard: leaderboardOf('forecast', board(demand)), live: effect(demand) },
    propensity: { leaderboard: leaderboardOf('propensity', board(again)), live: effect(again) },
    drift: [...state.drift.values()],
    runs: [...state.runs.values()],
    seconds: state.seconds,
    peak_memory_mb: 0,
  }
}
