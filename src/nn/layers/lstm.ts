import { add } from '../ops/add.ts'
import { lstm } from '../ops/lstm.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { recurrentParameters, zeroState } from './recurrent.ts'

export interface LstmOptions {
  /** Width h of state and cell. */
  hidden: number
  /** State and cell before the first step, [batch, h]; 0 unless told. */
  initial?: { state: Tensor; cell: Tensor }
}

/**
 * Long short-term memory over [batch, length, in]: states and cells after each step, [batch, length, h] (Hochreiter &
 * Schmidhuber 1997). Parameters, gates i, f, g, o side by side: `input.weight` [in, 4h], `input.bias`, `hidden.weight`
 * [h, 4h], `hidden.bias`, all from ±1 ÷ √h; the biases are added to each other, and two only to be those of PyTorch.
 */
export function lstmLayer(
  scope: Scope,
  x: Tensor,
  { hidden, initial = { state: zeroState(x, hidden), cell: zeroState(x, hidden) } }: LstmOptions,
): { states: Tensor; cells: Tensor } {
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = recurrentParameters(scope, x, hidden, 4)
  return lstm(x, initial.state, initial.cell, { inputWeight, hiddenWeight, bias: add(inputBias, hiddenBias) })
}
