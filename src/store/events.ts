import type { ProjectId } from '../core/ids.ts'
import { raw, type Sql, sql } from './sql.ts'

/** Half-open range of corrected time. */
export interface TimeRange {
  from: Date
  to: Date
}

/**
 * Events of a project as a subquery, each counted once, with the person that each belongs to now (`person_id`): identify
 * and alias events of any time are applied, earlier ones included. Use it in FROM wherever events are asked about.
 *
 * Cost: one pass over the project's events whose claimed day lies within a week of the range (the sort key holds the
 * claimed time, the range the corrected one; correction is bounded at a day).
 */
export function events(project: ProjectId, options: { range?: TimeRange; names?: readonly string[] } = {}): Sql {
  const { range, names } = options
  const named = names ? sql` AND event IN ${names}` : raw('')
  const ranged = range
    ? sql` AND timestamp >= ${range.from} AND timestamp < ${range.to}
        AND claimed_at >= ${new Date(range.from.getTime() - SLACK_MS)} AND claimed_at < ${new Date(range.to.getTime() + SLACK_MS)}`
    : raw('')
  return sql`(
    SELECT e.*, if(o.person_id = toUUID('00000000-0000-0000-0000-000000000000'), e.distinct_person_id, o.person_id) AS person_id
    FROM (SELECT * FROM events FINAL WHERE project_id = toUUID(${project})${named}${ranged}) AS e
    LEFT JOIN (SELECT distinct_person_id, person_id FROM person_overrides FINAL WHERE project_id = toUUID(${project})) AS o
      ON o.distinct_person_id = e.distinct_person_id)`
}

/** How far the corrected time may lie from the claimed one for a range to find it through the sort key. */
const SLACK_MS = 7 * 86_400_000
