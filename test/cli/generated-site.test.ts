import { expect, test } from 'vitest'
import { makeGeneratedSite } from '../../src/cli/demo/generated-site.ts'
import { getProject } from '../../src/pipeline/projects.ts'
import { events } from '../../src/store/events.ts'
import { sql } from '../../src/store/sql.ts'
import { givenServer } from '../server.ts'

test("the demo's second project is marked as generated, holds a site's events and is made once", {
  timeout: 60_000,
}, async () => {
  const { engine } = await givenServer()
  const end = new Date('2011-12-10T00:00:00Z')
  const first = await makeGeneratedSite(engine, { events: 5_000, until: end })
  expect(await getProject(engine.store, first.project)).toMatchObject({ generated: true })
  expect(await makeGeneratedSite(engine, { events: 5_000, until: end })).toEqual(first)
  const [found] = await engine.store.clickhouse.query<{
    n: number
    accounts: number
    joined: number
    newest: string
  }>(sql`
    SELECT count() AS n, uniqExactIf(person_id, event = 'sign_up') AS accounts,
      uniqExactIf(person_id, startsWith(distinct_id, 'anon-') AND person_id != distinct_person_id) AS joined,
      toString(toDate(max(timestamp))) AS newest FROM ${events(first.project)} AS e`)
  expect(found).toMatchObject({ n: 5_000, joined: found.accounts })
  expect(['2011-12-08', '2011-12-09', '2011-12-10']).toContain(found.newest)
})
