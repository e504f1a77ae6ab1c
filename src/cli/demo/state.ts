import type { Report } from '../../monitor/report.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { DemoApi } from './api.ts'
import type { ReplayClock } from './replay-clock.ts'
import type { DemoSummary, RunSummary } from './summary.ts'
import type { Terminal } from './terminal.ts'

/** All of what one run of the demo gathers on its way. */
export interface DemoState {
  engine: Engine
  api: DemoApi
  clock: ReplayClock
  terminal: Terminal
  seconds: Record<string, number>
  runs: Map<string, RunSummary>
  /** Runs that alerts started and that have not ended, by id: their targets. */
  underWay: Map<string, string>
  /** Of each target and input the look at which it had strayed furthest. */
  drift: Map<string, DemoSummary['drift'][number]>
  /** Of each target the look that rests on most. */
  reports: Map<string, Report>
}
