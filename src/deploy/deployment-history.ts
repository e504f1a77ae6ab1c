import { and, desc, eq } from 'drizzle-orm'
import { deployments, models } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Alias, TargetRef } from './registry.ts'

/** One change of who answers for a target. */
export interface DeploymentRecord {
  alias: Alias
  /** Null: the alias was taken away. */
  model: string | null
  version: number | null
  family: string | null
  /** The gate's verdict, or what whoever changed it wrote. */
  reason: string
  since: Date
}

/** Who answered for a target, since when and why: newest first, at most 100. */
export function deploymentHistory(store: Store, { project, target_id }: TargetRef): Promise<DeploymentRecord[]> {
  return store.db
    .select({
      alias: deployments.alias,
      model: deployments.model_hash,
      version: models.version,
      family: models.family,
      reason: deployments.reason,
      since: deployments.created_at,
    })
    .from(deployments)
    .leftJoin(models, and(eq(models.target_id, deployments.target_id), eq(models.hash, deployments.model_hash)))
    .where(and(eq(deployments.project_id, project), eq(deployments.target_id, target_id)))
    .orderBy(desc(deployments.id))
    .limit(100)
}
