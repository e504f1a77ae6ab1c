import { performance } from 'node:perf_hooks'
import type { Clock } from '../core/time.ts'
import type { Store } from '../store/store.ts'
import { type Run, type StageName, saveRun } from './run.ts'
import { type LogLine, logEntry } from './run-log.ts'
import { addPoint, type Trained, type TrainingSeries } from './training-series.ts'

type Output = Record<string, unknown>

/** How a stage tells what it is doing. */
export interface Report {
  /** 0 … 1 of the stage. */
  progress(fraction: number, note?: string): void
  /** What the stage has given out so far, and a line of the log: both stay even where the run ends in the stage. */
  soFar(output: Output, said: LogLine): void
  /** How a network's training goes. */
  trained(now: Trained): void
}

/** What a stage ends with. */
interface Done<T> {
  value: T
  output: Output
  /** Its last line of the log. */
  said?(seconds: number): LogLine
}

export interface RunRecorder {
  /** Does a stage's work; its record is stored before this resolves or rejects. */
  stage<T>(name: StageName, work: (report: Report) => Promise<Done<T>>): Promise<T>
}

/** Between two writes of the trainings' course; readers ask about as often. */
const COURSE_MS = 1_000

/** Where a run's stages begin and end on its progress bar, in percent. */
const span: Record<StageName, [number, number]> = { prepare: [0, 10], train: [10, 95], deploy: [95, 100] }

/** Writes down how far a run is and what its stages give out. */
export function openRecorder({ store, clock }: { store: Store; clock: Clock }, run_id: string): RunRecorder {
  const stages: Run['stages'] = {}
  const training: TrainingSeries[] = []
  let written_ms = Number.NEGATIVE_INFINITY
  let writing: Promise<void> = Promise.resolve()
  // One after another: the record never goes back to what it was.
  const save = (change: Partial<Omit<Run, 'id' | 'log'>>, line?: LogLine) => {
    const saved = writing.then(() => saveRun(store, run_id, change, line && logEntry(clock.now(), line)))
    writing = saved.catch(() => undefined)
    return saved
  }
  return {
    async stage(name, work) {
      const started = performance.now()
      const [from, to] = span[name]
      let told = Number.NEGATIVE_INFINITY
      await save({ stage: name, progress: from })
      const report: Report = {
        progress(fraction, note) {
          // Progress is for people: twice a second is enough, and losing one is no harm.
          if (performance.now() - told < 500) return
          told = performance.now()
          const percent = Math.round(from + (to - from) * Math.min(1, fraction))
          save({ stage: note ? `${name}: ${note}` : name, progress: percent }).catch(() => undefined)
        },
        soFar(output, said) {
          stages[name] = { seconds: null, output }
          save({ stages: { ...stages } }, said).catch(() => undefined)
        },
        trained(now) {
          addPoint(training, now)
          if (performance.now() - written_ms < COURSE_MS) return
          written_ms = performance.now()
          save({ training }).catch(() => undefined)
        },
      }
      try {
        const { value, output, said } = await work(report)
        const seconds = (performance.now() - started) / 1000
        stages[name] = { seconds, output }
        await save({ stages, ...(training.length > 0 && { training }) }, said?.(seconds))
        return value
      } finally {
        await writing
      }
    },
  }
}
