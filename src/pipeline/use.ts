import type { Backtest } from '../evaluate/backtest.ts'
import type { Example } from '../evaluate/examples.ts'
import type { Judge, Window } from '../evaluate/judge.ts'
import type { Family, Fitted } from '../models/family.ts'

/**
 * How one use is learnt: the part of the grid's row that a training process needs. `prepare`, `deploy` and `monitor`
 * have their cells in records keyed by use, so that a new use does not compile until every cell is there.
 */
export interface Learning<Data, Model extends Fitted, Units> {
  /** The data of a dataset's folder. */
  read(dir: string): Promise<Data>
  /** What a run tries. */
  families: readonly Family<Data, Model>[]
  /** Those, and what a champion of earlier runs may be of. */
  known: readonly Family<Data, Model>[]
  judge: Judge<Data, Model, Units>
  /** What pages show of a recipe fitted before the test window; kept with the model. */
  backtest?(model: Model, data: Data, window: Window): Backtest
  /** People whom a recipe, judged in the window, served best and worst there; kept with the run. `dir`: the dataset's folder. */
  examples?(
    judged: { model: Model; units: Units },
    data: Data,
    window: Window,
    context: ExampleContext,
  ): Promise<Example[]>
}

export interface ExampleContext {
  dir: string
  seed: number
  signal: AbortSignal
}
