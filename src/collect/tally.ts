import type { ProjectId } from '../core/ids.ts'
import { eventsTotal } from '../core/metrics.ts'

/** What became of events that were sent. */
interface Outcome {
  accepted: number
  duplicates: number
  rejected: number
}

/** The same of all that a project sent since `since`. */
export interface Tally extends Outcome {
  since: Date
}

/** Counts what comes in. In memory: a start begins at nothing. */
export function openTallies(since: Date) {
  const tallies = new Map<ProjectId, Outcome>()
  const of = (project: ProjectId) => tallies.get(project) ?? { accepted: 0, duplicates: 0, rejected: 0 }
  return {
    of: (project: ProjectId): Tally => ({ since, ...of(project) }),
    add(project: ProjectId, { accepted, duplicates, rejected }: Outcome): void {
      eventsTotal.inc({ result: 'accepted' }, accepted)
      eventsTotal.inc({ result: 'duplicate' }, duplicates)
      eventsTotal.inc({ result: 'rejected' }, rejected)
      const before = of(project)
      tallies.set(project, {
        accepted: before.accepted + accepted,
        duplicates: before.duplicates + duplicates,
        rejected: before.rejected + rejected,
      })
    },
  }
}
