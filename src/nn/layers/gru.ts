import { gru } from '../ops/gru.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { recurrentParameters, zeroState } from './recurrent.ts'

export interface GruOptions {
  /** Width h of the state. */
  hidden: number
  /** State before the first step, [batch, h]; 0 unless told. */
  initial?: Tensor
}

/**
 * A gated recurrent unit over [batch, length, in]: the states after each step, [batch, length, h] (Cho et al. 2014,
 * arXiv:1406.1078). Parameters, gates r, z, n side by side: `input.weight` [in, 3h], `input.bias`, `hidden.weight`
 * [h, 3h], `hidden.bias`, all from ±1 ÷ √h.
 */
export function gruLayer(scope: Scope, x: Tensor, { hidden, initial = zeroState(x, hidden) }: GruOptions): Tensor {
  return gru(x, initial, recurrentParameters(scope, x, hidden, 3))
}
