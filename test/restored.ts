import { openArtifacts } from '../src/store/artifacts.ts'
import { restore } from '../src/store/backup.ts'
import { events } from '../src/store/events.ts'
import { sql } from '../src/store/sql.ts'
import { openStore } from '../src/store/store.ts'

/**
 * A program of its own, since a process can bind one chdb directory: restores the backup `from` into `dir`, opens it
 * and writes what is in it as JSON.
 */
const [from, dir, project, artifact] = process.argv.slice(2)
await restore(from, dir)
const store = await openStore({ data: dir })
const [counted] = await store.clickhouse.query<{ n: number }>(sql`SELECT count() AS n FROM ${events(project)}`)
const projects = await store.db.query.projects.findMany()
const folder = await openArtifacts(`${dir}/artifacts`).dir('model', artifact)
await store.close()
process.stdout.write(
  JSON.stringify({ events: counted.n, projects: projects.map(({ id }) => id), artifact: folder !== '' }),
)
