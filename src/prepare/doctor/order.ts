import type { CheckContext } from './context.ts'
import { insideTies } from './order-inside-ties.ts'
import { orderWithoutTimes } from './order-without-times.ts'
import { type Finding, NOTHING_TO_DO, NOTICEABLE, rounded } from './report.ts'

/**
 * Whether events that only seem to follow one another stand in an order that tells. With times, those of one time are
 * looked at, where any order is made up; without, neighbours, whose made-up order is told from that of time by not
 * holding at a distance.
 */
export function order(context: CheckContext): Finding {
  const { sure, found, figures } = context.timed ? insideTies(context) : orderWithoutTimes(context)
  // Of so many neighbours the list says more than a coin.
  const told = 2 * Math.abs((found ?? 0.5) - 0.5)
  return {
    check: 'order',
    verdict: !sure ? 'ok' : told > NOTICEABLE ? 'leak' : 'warn',
    found: found === null ? null : rounded(found),
    figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)])),
    why: 'Where items of one moment stand in the order of a list (of ids, names or products), a model that learns direction names the next item from the list, and its score is worth nothing for a person who has not bought yet.',
    advice: sure
      ? 'Order equal times at random before training and judging; where there are no times, do not believe what directed models gain over symmetric ones.'
      : NOTHING_TO_DO,
  }
}
