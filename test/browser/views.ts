import { eventTabs } from '../../web/src/features/events/search.ts'
import { kinds } from '../../web/src/features/insights/queries.ts'
import { monitorTabs } from '../../web/src/features/monitor/search.ts'
import { settingsTabs } from '../../web/src/features/settings/search.ts'
import { pages } from '../../web/src/shell/pages.ts'
import type { GivenServer } from '../server.ts'

/** Something to look at: what its picture is called, and its address. */
interface View {
  name: string
  path: string
}

/** Every page of a project with what lies behind its tabs, and the pages before signing in. */
export async function viewsOf(server: GivenServer): Promise<View[]> {
  const inProject = (path: string) => `/p/${server.project}${path}`
  const page = (name: string, path: string) => ({ name, path: inProject(path) })
  const tabs = (of: string, parameter: string, values: readonly string[]) =>
    values.map((value) => page(`${of}-${value}`, `/${of}?${parameter}=${value}`))
  const answer = await server.fetch('/api/v1/targets/shop/models', { role: 'read' })
  const hashes = ((await answer.json()) as { models: { hash: string }[] }).models.map(({ hash }) => hash)
  const pair = encodeURIComponent(JSON.stringify(hashes))
  return [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'forgot', path: '/forgot' },
    ...pages.map(({ name, path }) => ({ name, path: path.replace('$project', server.project) })),
    // The first of each is what its page opens with.
    ...tabs('events', 'tab', eventTabs.slice(1)),
    ...tabs('insights', 'kind', kinds.slice(1)),
    ...tabs('monitor', 'tab', monitorTabs.slice(1)),
    ...tabs('settings', 'tab', settingsTabs.slice(1)),
    page('events-properties', '/events?tab=names&name=item_purchased'),
    page('events-wizard', '/events?tab=imports&wizard=true'),
    page('pipeline-stage', '/pipeline?target=shop&stage=evaluate'),
    page('pipeline-prepare', '/pipeline?target=shop&stage=prepare'),
    page('pipeline-declare', '/pipeline?declare=true'),
    page('person', '/people?person=p1'),
    page('recommended', '/recommendations?person=p1'),
    page('models-compared', `/models?target=shop&compare=${pair}`),
    page('model-card', `/models?target=shop&model=${hashes[0]}`),
  ]
}
