import { sha256 } from '../core/ids.ts'
import type { Arm } from './prediction-log.ts'

/** Shares of people, 0 … 1. */
export interface Shares {
  control: number
  challenger: number
}

/**
 * The arm that a person is in: the same one at each request, independent between targets, in the given shares.
 * A person keeps the control while the shares stay as they are, whatever models come and go.
 */
export function armOf(target_id: string, person_id: string, shares: Shares): Arm {
  const place = Number.parseInt(sha256(`${target_id}:${person_id}`).slice(0, 8), 16) / 2 ** 32
  if (place < shares.control) return 'control'
  return place < shares.control + shares.challenger ? 'challenger' : 'champion'
}
