import { gradients } from './gradients.ts'
import { input } from './leaves.ts'
import type { Gradient } from './optim/clip.ts'
import { joinRows } from './optim/optimiser.ts'
import type { Parameter, Parameters, Scope } from './parameters.ts'
import { type CompileOptions, compile, type Feeds, type Program } from './program.ts'
import type { RandomCount } from './random.ts'
import { type Dtype, type Shape, size, type Tensor, type TensorData } from './tensor.ts'

/** Shapes and element types of a batch, by name. */
export type BatchTypes = Record<string, { shape: Shape; dtype?: Dtype }>

/** The loss of a batch, a scalar, from symbolic tensors. */
export type LossFunction<Batch extends BatchTypes> = (scope: Scope, batch: { [K in keyof Batch]: Tensor }) => Tensor

/** What one pass over a batch gives. The arrays are used again by the next pass. */
export interface Pass {
  loss: number
  gradients: Map<Parameter, Gradient>
  /** Next values of statistics. */
  statistics: Map<Parameter, Float32Array>
}

/** Symbolic outputs of a training step: the loss, each parameter's gradient and each statistic's next value. */
export interface StepGraph {
  batch: BatchTypes
  loss: Tensor
  gradients: Map<Parameter, Tensor>
  statistics: ReadonlyMap<Parameter, Tensor>
}

/** A step as a program: forward and backward in one run. */
export interface CompiledStep {
  graph: StepGraph
  /** Whether a batch has the shapes of this step. */
  fits(feeds: Feeds): boolean
  pass(feeds: Feeds, count: RandomCount): Promise<Pass>
  dispose(): Promise<void>
}

/** Builds loss and gradients. */
export function stepGraph<Batch extends BatchTypes>(
  parameters: Parameters,
  batch: Batch,
  lossOf: LossFunction<Batch>,
): StepGraph {
  const scope = parameters.training()
  const inputs = Object.fromEntries(
    Object.entries(batch).map(([name, { shape, dtype }]) => [name, input(name, shape, dtype)]),
  )
  const loss = lossOf(scope, inputs as { [K in keyof Batch]: Tensor })
  const trained = parameters.trained
  const found = gradients(
    loss,
    trained.map(({ tensor }) => tensor),
  )
  return {
    batch,
    loss,
    gradients: new Map(trained.map((parameter, i) => [parameter, found[i]])),
    statistics: scope.updates,
  }
}

/** Compiles a step. */
export async function compileStep(graph: StepGraph, options: CompileOptions): Promise<CompiledStep> {
  const outputs: Record<string, Tensor> = { loss: graph.loss }
  const sparse = new Set<Parameter>()
  for (const [parameter, gradient] of graph.gradients) {
    const parts = sparseParts(gradient)
    if (!parts) {
      outputs[`d:${parameter.name}`] = gradient
      continue
    }
    sparse.add(parameter)
    outputs[`ids:${parameter.name}`] = parts[0]
    outputs[`rows:${parameter.name}`] = parts[1]
  }
  for (const [{ name }, next] of graph.statistics) outputs[`next:${name}`] = next
  const program: Program = await compile(outputs, options)
  return {
    graph,
    fits: (feeds) => Object.entries(graph.batch).every(([name, { shape }]) => feeds[name]?.length === size(shape)),
    async pass(feeds, count) {
      const out = await program.run(feeds, count)
      const of = (key: string) => out[key] as Float32Array
      const gradientOf = (parameter: Parameter): Gradient =>
        sparse.has(parameter)
          ? joinRows({
              ids: (out as Record<string, TensorData>)[`ids:${parameter.name}`] as Int32Array,
              rows: of(`rows:${parameter.name}`),
            })
          : of(`d:${parameter.name}`)
      return {
        loss: out.loss[0],
        gradients: new Map([...graph.gradients.keys()].map((parameter) => [parameter, gradientOf(parameter)])),
        statistics: new Map([...graph.statistics.keys()].map((parameter) => [parameter, of(`next:${parameter.name}`)])),
      }
    },
    dispose: () => program.dispose(),
  }
}

/** Ids and rows of a table's gradient that is nothing but one embedding's: then only touched rows leave the graph. */
function sparseParts({ node }: Tensor): readonly [Tensor, Tensor] | undefined {
  return node.op.name === 'scatter-rows' ? [node.inputs[0], node.inputs[1]] : undefined
}
