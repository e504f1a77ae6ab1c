import type { FastifyRequest } from 'fastify'
import { BellwetherError } from '../../core/errors.ts'
import type { ProjectId } from '../../core/ids.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { Role } from '../../pipeline/keys.ts'
import { listTargets, type Target } from '../../pipeline/targets.ts'
import { RecommendationTarget } from '../../prepare/target.ts'
import { authenticate } from '../auth.ts'
import { servedTarget } from '../served-target.ts'

type Request = Pick<FastifyRequest, 'headers' | 'params'>

/** Who asks in Gorse's manner, and which target that is about. */
export interface GorseCallers {
  /** The project of the key in `X-API-Key`. Throws `api.unauthorized` or `api.forbidden`. */
  project(request: Request, needs: Role): Promise<ProjectId>
  /**
   * The target that the base URL names (`/gorse/TARGET`), else the project's only one for recommendations. Throws
   * `core.not_found`, and `core.conflict` where several could be meant.
   */
  target(request: Request, project: ProjectId): Promise<Target>
  /**
   * The property that holds an event's item: as that target has it. Events come before targets do, so that without one it
   * is the property that targets take unless told otherwise. Throws `core.conflict` where targets disagree.
   */
  itemProperty(request: Request, project: ProjectId): Promise<string>
}

/** Declaring a target may take this long to be seen: nobody waits for the metadata at each request. */
const LOOK_AGAIN_MS = 1_000

export function gorseCallers(engine: Engine): GorseCallers {
  const looked = new Map<ProjectId, { at: number; targets: Promise<Target[]> }>()
  const all = (project: ProjectId) => {
    const known = looked.get(project)
    if (known && performance.now() - known.at < LOOK_AGAIN_MS) return known.targets
    const targets = listTargets(engine.store, project).then((own) => own.filter(({ use }) => use === 'recommendation'))
    looked.set(project, { at: performance.now(), targets })
    targets.catch(() => looked.delete(project))
    return targets
  }
  return {
    async project({ headers }, needs) {
      const key = headers['x-api-key']
      return (await authenticate(engine, typeof key === 'string' ? key : undefined, needs)).project
    },
    async target({ params }, project) {
      const name = nameIn(params)
      if (name !== undefined) return servedTarget(engine, project, name, 'recommendation')
      const targets = await all(project)
      if (targets.length === 1) return targets[0]
      throw targets.length === 0 ? noTarget() : ambiguous(targets)
    },
    async itemProperty({ params }, project) {
      const name = nameIn(params)
      const targets =
        name === undefined ? await all(project) : [await servedTarget(engine, project, name, 'recommendation')]
      const properties = new Set(targets.map(({ definition }) => definition.item))
      if (properties.size > 1) throw ambiguous(targets)
      return properties.values().next().value ?? RecommendationTarget.parse({ use: 'recommendation' }).item
    },
  }
}

const nameIn = (params: unknown) => (params as { target?: string }).target

const noTarget = () =>
  new BellwetherError({
    code: 'core.not_found',
    field: 'target',
    expected: 'a target for recommendation',
    hint: 'Declare one: POST /api/v1/targets, or `bellwether targets create`.',
  })

const ambiguous = (targets: readonly Target[]) =>
  new BellwetherError({
    code: 'core.conflict',
    field: 'target',
    expected: `a base URL that ends in ${targets.map(({ name }) => `/gorse/${name}`).join(' or ')}`,
    got: `${targets.length} targets for recommendation`,
  })
