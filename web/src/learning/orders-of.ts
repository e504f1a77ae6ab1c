import type { Answer, Recommended } from './recommended.ts'

/**
 * Orders that a popular item was in, where its score counts them; null where a model scored it. The control and the
 * fallback count orders, which are whole; a model may call an item popular too, with a score of its own.
 */
export function ordersOf({ arm, fallback }: Answer, { reason, score }: Recommended): number | null {
  const counts = arm === 'control' || (fallback !== null && Number.isInteger(score) && score >= 1)
  return reason?.kind === 'popular' && counts ? score : null
}
