import type { CheckContext } from './context.ts'
import { type Finding, NOTHING_TO_DO, NOTICEABLE, rounded } from './report.ts'
import { targetsOf } from './targets.ts'

/** Share of what is asked for in the test whose items nobody had taken before: no model could have named them. */
export function bornAfter(context: CheckContext): Finding {
  const { data } = context
  const { targets, known } = targetsOf(context)
  const born = targets.reduce((sum, row) => sum + (known[data.item[row]] ? 0 : 1), 0)
  const share = targets.length ? born / targets.length : 0
  const warn = share > NOTICEABLE
  return {
    check: 'born_after',
    verdict: warn ? 'warn' : 'ok',
    found: targets.length ? rounded(share) : null,
    figures: { targets: targets.length },
    why: 'An item that was first taken in the test window cannot be named by a model that learnt before it: so much is lost to every model that knows items by their past alone.',
    advice: warn
      ? 'Train more often, or let a model of item content name new items; judge new items apart.'
      : NOTHING_TO_DO,
  }
}
