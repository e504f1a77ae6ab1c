import type { ProjectId } from '../core/ids.ts'
import type { TimeRange } from './events.ts'
import { type Sql, sql } from './sql.ts'

/**
 * Answers given for a target as a subquery, each with the person that it belongs to now (`person_id`), as `events` has
 * them: whoever was asked about before they signed in is found again by what they did after it.
 */
export const predictions = (project: ProjectId, target: string, { from, to }: TimeRange): Sql => sql`(
    SELECT * EXCEPT (own, joined) REPLACE (if(joined = toUUID('00000000-0000-0000-0000-000000000000'), person_id, joined) AS person_id)
    FROM (
      SELECT * FROM predictions
      WHERE project_id = toUUID(${project}) AND target = ${target} AND predicted_at >= ${from} AND predicted_at < ${to}
    ) AS p
    LEFT JOIN (
      SELECT distinct_person_id AS own, person_id AS joined FROM person_overrides FINAL WHERE project_id = toUUID(${project})
    ) AS o ON o.own = p.person_id)`
