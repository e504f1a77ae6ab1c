import type { CheckContext } from './context.ts'
import { type Finding, NOTHING_TO_DO, NOTICEABLE, rounded } from './report.ts'

const WHY =
  'Events of one person at the same time have no order of their own: whatever order the data gives them, a model that reads sequences takes it for behaviour.'

/**
 * Share of events with another of the same person at the same time. Those of one order are no harm, models learn them
 * together; `loose` is the share of those in different orders.
 */
export function ties({ data, start, rows, timed }: CheckContext): Finding {
  if (!timed)
    return {
      ...{ check: 'ties', verdict: 'warn', found: null, figures: {}, why: WHY },
      advice: 'There are no times: nobody can say which neighbours were simultaneous. Judge on data with times.',
    }
  const { people, time_ms, basket } = data
  let tied = 0
  let loose = 0
  for (let p = 0; p < people.length; p++) {
    for (let from = start[p], to = from; from < start[p + 1]; from = to) {
      let orders = 1
      for (to = from + 1; to < start[p + 1] && time_ms[rows[to]] === time_ms[rows[from]]; to++)
        if (basket[rows[to]] !== basket[rows[to - 1]]) orders++
      if (to - from > 1) tied += to - from
      if (orders > 1) loose += to - from
    }
  }
  const events = Math.max(1, rows.length)
  const warn = loose / events > NOTICEABLE
  return {
    check: 'ties',
    verdict: warn ? 'warn' : 'ok',
    found: rounded(tied / events),
    figures: { loose: rounded(loose / events) },
    why: WHY,
    advice: warn
      ? 'Order equal times at random, and judge on whole days or orders rather than on the next event.'
      : NOTHING_TO_DO,
  }
}
