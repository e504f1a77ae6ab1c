import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createServer, listen } from '../../api/server.ts'
import { type Config, linkTo } from '../../core/config.ts'
import { BellwetherError } from '../../core/errors.ts'
import { createLog } from '../../core/log.ts'
import { dayOf } from '../../core/time.ts'
import type { Report } from '../../monitor/report.ts'
import { openEngine } from '../../pipeline/engine.ts'
import { firstStart, newKeys, setUpPath } from '../../pipeline/first-start.ts'
import type { Run } from '../../pipeline/run.ts'
import { lock } from '../../store/lock.ts'
import { attempt, call } from './api.ts'
import { brokenEvents } from './broken.ts'
import { replayEnd, replayStart } from './dataset.ts'
import { closingLines, leaderboardLines } from './figures.ts'
import { follow } from './follow.ts'
import { makeGeneratedSite } from './generated-site.ts'
import { type Imported, importHistory } from './import-history.ts'
import { live } from './live.ts'
import { watchMemory } from './memory.ts'
import { ReplayClock } from './replay-clock.ts'
import type { DemoState } from './state.ts'
import { type DemoSummary, leaderboardOf } from './summary.ts'
import { demoTargets } from './targets.ts'
import { count, type Terminal } from './terminal.ts'

export interface DemoOptions {
  config: Config
  /** Use the directory as it is instead of making it anew. */
  keep: boolean
  terminal: Terminal
}

/** The demo, still serving: its summary, where it answers, the dashboard's link (once, an account is made by it), and how to end it. */
export interface RunningDemo {
  summary: DemoSummary
  /** Ends when the runs that alerts started have, and the summary holds them. */
  learnt: Promise<void>
  url: string
  dashboard: string
  close(): Promise<void>
}

/** Minutes that the first run gives the networks, all together. */
const NETWORK_MINUTES = 0.25

/** Events of the second project. */
const GENERATED_EVENTS = 100_000

/**
 * Online Retail through the whole pipeline: import, three targets, then the shop's last thirty days replayed over HTTP
 * under a clock of their own, watched and learnt from again.
 */
export async function runDemo({ config, keep, terminal }: DemoOptions): Promise<RunningDemo> {
  const started = performance.now()
  const memory = watchMemory()
  if (!keep) await makeAnew(config.data)
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
    engine.store.lock.announce(url)
    const keys = (await firstStart(engine, 'Online Retail (demo)')) ?? (await newKeys(engine, 'demo'))
    const state: DemoState = {
      engine,
      api: { url, keys },
      clock,
      terminal,
      seconds: {},
      runs: new Map(),
      underWay: new Map(),
      drift: new Map(),
      reports: new Map(),
    }
    const { summary, learning } = await story(state)
    const took = () => (performance.now() - started) / 1000
    summary.seconds.total = took()
    summary.peak_memory_mb = memory.peak()
    const dashboard = linkTo(config, url, (await setUpPath(engine)) ?? '/')
    for (const line of closingLines(summary, state, dashboard)) terminal.line(line)
    const ended = () => {
      summary.runs = [...state.runs.values()]
      summary.seconds.learnt_anew = took()
      summary.peak_memory_mb = memory.stop()
    }
    const learnt = Promise.all(learning).then(ended)
    return { summary, learnt, url, dashboard, close }
  } catch (error) {
    memory.stop()
    await close()
    throw error
  }
}

/** What a demo leaves in its directory. */
const ours =
  /^(demo|artifacts|backups|clickhouse|clickhouse\.xml|lock\.json.*|postgres|postgres\.unfinished|uploads|run-.*)$/

/**
 * Empties the demo's directory. Throws `store.locked` while a process holds it, and `store.not_empty` for a directory
 * that no demo made: it may be somebody's data.
 */
async function makeAnew(dir: string): Promise<void> {
  const names = await readdir(dir).catch((): string[] => [])
  if (names.length > 0 && !(names.includes('demo') && names.every((name) => ours.test(name))))
    throw new BellwetherError({
      code: 'store.not_empty',
      field: 'data',
      got: `${dir}, which no demo made`,
      hint: 'The demo empties its directory: give it another one, or go on with this one by --keep.',
    })
  const held = lock(dir)
  try {
    // The folder `demo` says whose directory this is, whenever this is cut off.
    await mkdir(join(dir, 'demo'), { recursive: true })
    for (const name of names.filter((name) => name !== 'demo' && name !== 'lock.json'))
      await rm(join(dir, name), { recursive: true, force: true })
  } finally {
    held.release()
  }
}

export const writeSummary = (path: string, summary: DemoSummary): Promise<void> =>
  writeFile(path, `${JSON.stringify(summary, null, 2)}\n`)

async function story(state: DemoState): Promise<{ summary: DemoSummary; learning: Promise<void>[] }> {
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
        // A little time for the networks, so that the shop sees where they stand.
        ...(target.definition.use === 'recommendation' && { minutes: NETWORK_MINUTES }),
      })
      return follow(state, target.name, id)
    })
    learnt.set(target.name, run)
    for (const line of leaderboardLines(target.definition.use, run)) terminal.line(line)
  }

  terminal.heading(
    `5 Monitor: ${dayOf(replayStart.getTime())} to 2011-12-09 as live traffic over HTTP, half the people as control`,
  )
  const learning = await timed(seconds, 'replay', () => live(state))

  terminal.heading('6 A second project: a made-up SaaS site, to look at funnels and people in')
  const site = await timed(seconds, 'generated', () =>
    makeGeneratedSite(state.engine, { events: GENERATED_EVENTS, until: replayEnd }),
  )
  terminal.line(`  ${count(site.events)} events, none of them anybody's: examples/saas`)
  return { summary: summarise(state, imported, learnt), learning }
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

function summarise(state: DemoState, imported: Imported, learnt: Map<string, Run>): DemoSummary {
  const [shop, demand, again] = demoTargets.map(({ name }) => name)
  const board = (name: string) =>
    (learnt.get(name)?.stages.train?.output.leaderboard ?? []) as Parameters<typeof leaderboardOf>[1]
  const effect = (name: string) => (state.reports.get(name) as Report).effect
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
