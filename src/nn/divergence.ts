import { BellwetherError } from '../core/errors.ts'
import { lineOf } from './built-at.ts'
import { compile, type Feeds } from './program.ts'
import type { RandomCount } from './random.ts'
import { type TensorData, topological } from './tensor.ts'
import type { StepReport } from './trainer.ts'
import type { StepGraph } from './training-step.ts'

/** Steps over which the loss is smoothed before it is called diverging. */
const SMOOTHING = 20

/** The passes of a step: each batch with its graph. */
interface Passes {
  graphs: readonly StepGraph[]
  feeds: readonly Feeds[]
  count: RandomCount
}

/** Stops a training whose loss is no number, or has left for good where it began. */
export class DivergenceWatch {
  #first?: number
  #smooth = 0

  /** Looks at a step before its update is made; throws nn.diverged. */
  async check(report: StepReport, at: Passes): Promise<void> {
    const { loss, gradient_norm, step, learning_rate } = report
    if (!Number.isFinite(loss) || !Number.isFinite(gradient_norm)) {
      const origin = await firstNotFinite(at)
      throw new BellwetherError({
        code: 'nn.diverged',
        field: `step ${step}`,
        expected: 'a finite loss and finite gradients',
        got: `loss ${loss}, gradient norm ${gradient_norm}`,
        hint: `${origin} ${whatToTry(learning_rate)}`,
      })
    }
    this.#first ??= loss
    this.#smooth = step === 1 ? loss : this.#smooth + (loss - this.#smooth) / SMOOTHING
    if (this.#smooth > this.#first + 5 * (Math.abs(this.#first) + 1)) {
      throw new BellwetherError({
        code: 'nn.diverged',
        field: `step ${step}`,
        expected: `a loss that falls from ${this.#first.toPrecision(4)}`,
        got: `${loss.toPrecision(4)}`,
        hint: whatToTry(learning_rate),
      })
    }
  }
}

const whatToTry = (rate: number): string =>
  `Try a lower learning rate than ${rate.toPrecision(3)}, a longer warm-up, or clip: 1; look for logarithms, divisions and exponentials of unbounded numbers.`

/** The first operation whose inputs are finite and whose result is not, with the line that built it. */
async function firstNotFinite({ graphs, feeds, count }: Passes): Promise<string> {
  for (const [i, graph] of graphs.entries()) {
    const order = topological([graph.loss, ...graph.gradients.values()])
    const watched = order.flatMap(({ outputs }) => outputs.filter(({ dtype }) => dtype === 'float32'))
    const program = await compile(Object.fromEntries(watched.map((tensor, k) => [k, tensor])))
    const values = await program.run(feeds[i], { ...count, step: count.step + i })
    await program.dispose()
    const bad = watched.find((_, k) => !finite(values[k]))?.node
    if (bad?.op.emit) return `It began in ${bad.op.name}, built at ${lineOf(bad.built)}.`
    if (bad) return `It came in with the ${bad.op.name} ${(bad.attributes as { name?: string }).name ?? ''}.`
  }
  return 'It did not arise again when the step was repeated operation by operation.'
}

const finite = (data: TensorData): boolean => data.every((x) => Number.isFinite(x))
