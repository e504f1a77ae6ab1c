import { isbotMatches } from 'isbot'

const known = new Map<string, string>()
const MAX_KNOWN = 10_000

/**
 * Why an event is taken for a bot's, or an empty text: the client's own word (`$browser_type`), or the part of the user
 * agent that gives it away. Bots are marked, not dropped: a wrong verdict can then be put right.
 */
export function botReason(browserType: unknown, userAgent: unknown): string {
  if (browserType === 'bot') return 'browser_type'
  if (typeof userAgent !== 'string' || userAgent === '') return ''
  let reason = known.get(userAgent)
  if (reason === undefined) {
    const [match] = isbotMatches(userAgent.slice(0, 1_000))
    reason = match === undefined ? '' : `user_agent: ${match.slice(0, 100).toLowerCase().toWellFormed()}`
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(userAgent, reason)
  }
  return reason
}
