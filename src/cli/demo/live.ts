import { dayOf } from '../../core/time.ts'
import type { Alert } from '../../monitor/alerts.ts'
import type { Effect, Report } from '../../monitor/report.ts'
import { call } from './api.ts'
import { replayEnd, replayLines, replayStart } from './dataset.ts'
import { follow } from './follow.ts'
import { replay } from './replay.ts'
import type { DemoState } from './state.ts'
import { driftOf } from './summary.ts'
import { demoTargets } from './targets.ts'
import { count } from './terminal.ts'

const LOOK_EVERY_DAYS = 14

/**
 * Replays the last days, scores everyone at their start, looks at each target once a fortnight, and learns anew when told
 * to, beside all else as in life. Returns the runs that this started, each told of when it has ended.
 */
export async function live(state: DemoState): Promise<Promise<void>[]> {
  const learning: Promise<void>[] = []
  const { engine, api, clock, terminal } = state
  await call(api, 'read', 'GET', '/api/v1/propensity/orders-again/people?limit=1')
  const told = new Set<string>()
  let days = 0
  const tally = await replay({
    api,
    clock,
    lines: await replayLines(engine.store),
    async onDay(day_ms, { orders, recommendations }) {
      terminal.progress(`${dayOf(day_ms)}: ${count(orders)} orders, ${count(recommendations)} recommendations`)
      if (days > 0 && days % LOOK_EVERY_DAYS === 0) learning.push(...(await look(state, told)))
      days++
    },
  })
  terminal.line(`  ${count(tally.events)} events and ${count(tally.recommendations)} recommendations over HTTP`)
  clock.advanceTo(replayEnd.getTime())
  learning.push(...(await look(state, told)))
  return learning
}

/** Looks at every target and tells alerts that are new; returns the runs that they start, each told of when it has ended. */
async function look(state: DemoState, told: Set<string>): Promise<Promise<void>[]> {
  const { api, terminal } = state
  // Looks and runs take their time, as in life; the next order sets the clock again.
  state.clock.runOn()
  const today = dayOf(state.clock.now().getTime())
  const since = replayStart.toISOString()
  const reports = await Promise.all(
    demoTargets.map(({ name }) => call<Report>(api, 'admin', 'POST', `/api/v1/targets/${name}/monitor`, { since })),
  )
  for (const report of reports) keep(state, report.target, report)
  const { alerts } = await call<{ alerts: Alert[] }>(api, 'read', 'GET', '/api/v1/alerts?open=true')
  for (const { id, message } of alerts.filter(({ id }) => !told.has(id))) {
    told.add(id)
    terminal.line(`  ${today} alert: ${message}`)
  }
  const isNew = (run_id: string) => !state.runs.has(run_id) && !state.underWay.has(run_id)
  const started = new Set(alerts.flatMap(({ run_id }) => (run_id && isNew(run_id) ? [run_id] : [])))
  return [...started].map((run_id) => {
    state.underWay.set(run_id, '')
    const told = learntAnew(state, run_id, today)
    // Whoever waits at the end hears of what went wrong: until then nobody listens.
    told.catch(() => undefined)
    return told
  })
}

async function learntAnew(state: DemoState, run_id: string, day: string): Promise<void> {
  const { target } = await call<{ target: string }>(state.api, 'read', 'GET', `/api/v1/runs/${run_id}`)
  state.underWay.set(run_id, target)
  const run = await follow(state, target, run_id, true)
  state.underWay.delete(run_id)
  state.terminal.line(`  ${day} ${target} learnt anew. ${run.verdict?.verdict}`)
}

function keep(state: DemoState, target: string, report: Report): void {
  const known = state.reports.get(target)
  if (!known || restsOn(report.effect) >= restsOn(known.effect)) state.reports.set(target, report)
  for (const row of driftOf(target, report.drift)) {
    const before = state.drift.get(`${target}:${row.input}`)
    if (!before || row.psi > before.psi) state.drift.set(`${target}:${row.input}`, row)
  }
}

/** How much an effect rests on: outcomes, days, people. A new champion's forecast begins anew. */
function restsOn(effect: Effect): number {
  if (effect.use === 'recommendation') return effect.settled
  return effect.use === 'forecast' ? effect.days : effect.people
}
