import { misfit } from '../define-op.ts'
import type { Emitter } from '../onnx/emitter.ts'
import type { OnnxValue } from '../onnx/model.ts'
import { type Shape, sameShape, shapeText, type Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { concat } from './concat.ts'
import { matmul } from './matmul.ts'
import { reshape, rows } from './reshape.ts'
import { slice } from './slice.ts'
import { sum } from './sum.ts'

/** Operands of a recurrent layer of `gates` gates: x [batch, length, in], states [batch, h], weights and biases. */
export function checkRecurrent(
  gates: number,
  x: Shape,
  states: readonly Shape[],
  weights: { input: Shape; hidden: Shape; biases: readonly Shape[] },
) {
  if (x.length !== 3) throw misfit('x [batch, length, in]', 'reshape() adds a missing axis.')
  const h = states[0].at(-1) ?? 0
  const expect = (name: string, got: Shape, wanted: Shape) => {
    if (!sameShape(got, wanted))
      throw misfit(`${name} ${shapeText(wanted)}`, `It is ${shapeText(got)}; gates lie side by side.`)
  }
  for (const state of states) expect('initial states', state, [x[0], h])
  expect('input weights', weights.input, [x[2], gates * h])
  expect('hidden weights', weights.hidden, [h, gates * h])
  for (const bias of weights.biases) expect('a bias', bias, [gates * h])
}

/** Emits the parts of a weight or bias, one for each gate, along its last axis. */
export const ofGates = (onnx: Emitter, weight: string, { length }: Shape, gates: number): string[] =>
  onnx.many('Split', [weight], gates, { axis: length - 1, num_outputs: gates })

/** Emits x · W + b for each gate and all steps at once: time-major [length, batch, h] each. */
export function projected(
  onnx: Emitter,
  x: string,
  [batch, length, width]: Shape,
  weights: string[],
  biases: string[],
) {
  const steps = onnx.node('Transpose', [x], { perm: [1, 0, 2] })
  const flat = onnx.node('Reshape', [steps, onnx.ints([length * batch, width])])
  const shape = onnx.ints([length, batch, -1])
  return weights.map((weight, i) => onnx.node('Reshape', [onnx.node('Gemm', [flat, weight, biases[i]]), shape]))
}

interface Recurrence {
  /** Carried from step to step, with their values before the first. */
  initial: readonly string[]
  /** Taken apart along time. */
  steps: readonly string[]
  /** Shape of all of these at one step: [batch, h]. */
  shape: Shape
  /** How many values each step leaves. */
  outputs: number
  /** From the last step to the first. */
  backward?: boolean
  step(inner: Emitter, carried: string[], at: string[]): { carried: string[]; out: string[] }
}

/** Emits a loop over time; its outputs are what is carried out of the last step and what each step leaves. */
export function recurrence(onnx: Emitter, { initial, steps, shape, outputs, backward = false, step }: Recurrence) {
  const value = (name: string): OnnxValue => ({ name, type: 'float32', shape })
  const names = [...initial, ...steps].map(() => onnx.name())
  const body = onnx.body(names.map(value), (inner) => {
    const { carried, out } = step(inner, names.slice(0, initial.length), names.slice(initial.length))
    // A graph may not give one value out twice.
    return [...carried, ...out.map((name) => (carried.includes(name) ? inner.node('Identity', [name]) : name))].map(
      value,
    )
  })
  return onnx.many('Scan', [...initial, ...steps], initial.length + outputs, {
    body,
    num_scan_inputs: steps.length,
    scan_input_directions: steps.map(() => Number(backward)),
    scan_output_directions: Array.from({ length: outputs }, () => Number(backward)),
  })
}

/** The state before each step: initial [batch, h] and states [length, batch, h] → [length, batch, h]. */
export function statesBefore(initial: Tensor, states: Tensor): Tensor {
  const first = reshape(initial, { shape: [1, ...initial.shape] })
  return states.shape[0] === 1 ? first : concat(first, slice(states, { axis: 0, end: -1 }), { axis: 0 })
}

/** dL/dx of x · W, W's gates side by side, from the gradient of each gate [length, batch, h]. */
export const inputGradient = (gates: readonly Tensor[], weight: Tensor): Tensor =>
  gates
    .map((dgate, i) => matmul(dgate, gatePart(weight, i, gates.length), { transposeB: true }))
    .reduce((a, b) => add(a, b))

function gatePart(weight: Tensor, i: number, gates: number): Tensor {
  const h = weight.shape[1] / gates
  return slice(weight, { axis: 1, start: i * h, end: (i + 1) * h })
}

/** dL/dW of x · W, from x [length, batch, in] and the gradient of each gate. */
export const weightGradient = (x: Tensor, gates: readonly Tensor[]): Tensor =>
  concat(...gates.map((dgate) => matmul(rows(x), rows(dgate), { transposeA: true })), { axis: 1 })

/** dL/db of gates with biases side by side. */
export const biasGradient = (gates: readonly Tensor[]): Tensor =>
  concat(...gates.map((dgate) => sum(dgate, { axes: [0, 1] })), { axis: 0 })
