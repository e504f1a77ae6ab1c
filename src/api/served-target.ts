import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { Target } from '../pipeline/targets.ts'
import type { Use } from '../prepare/target.ts'

/** A project's target, checked to be of the use that a route answers for. Throws `core.not_found` or `core.conflict`. */
export async function servedTarget(engine: Engine, project: ProjectId, name: string, use: Use): Promise<Target> {
  const target = await engine.targets.named(project, name)
  if (target.use !== use) {
    throw new BellwetherError({
      code: 'core.conflict',
      field: 'target',
      expected: `a target for ${use}`,
      got: `${name} is for ${target.use}`,
    })
  }
  return target
}
