import { and, desc, eq, max } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import { newId, type ProjectId } from '../core/ids.ts'
import type { ModelCard } from '../evaluate/model-card.ts'
import type { SavedModel } from '../models/family.ts'
import { writeModel } from '../models/saved-model.ts'
import { deployments, models } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'

export type Alias = 'champion' | 'challenger'

/** A model of a target as the registry knows it. */
export interface RegisteredModel {
  hash: string
  version: number
  family: string
  card: ModelCard
  created_at: Date
}

/** Where a model belongs. */
export interface TargetRef {
  project: ProjectId
  target_id: string
}

/** Stores a model under its content's hash and gives it the target's next version; the same bytes keep the version they have. */
export async function register(
  store: Store,
  { project, target_id }: TargetRef,
  model: SavedModel,
  card: ModelCard,
  run_id: string,
): Promise<RegisteredModel> {
  const { hash } = await store.artifacts.write('model', (dir) => writeModel(dir, model))
  return store.db.transaction(async (tx) => {
    const [known] = await tx
      .select()
      .from(models)
      .where(and(eq(models.project_id, project), eq(models.hash, hash), eq(models.target_id, target_id)))
    if (known) return { ...known, card: known.card as ModelCard }
    const [{ last }] = await tx
      .select({ last: max(models.version) })
      .from(models)
      .where(eq(models.target_id, target_id))
    const row = {
      hash,
      project_id: project,
      target_id,
      version: (last ?? 0) + 1,
      family: model.family,
      card,
      run_id,
      created_at: new Date(),
    }
    await tx.insert(models).values(row)
    return row
  })
}

/** A target's models, newest first. */
export async function listModels(store: Store, { project, target_id }: TargetRef): Promise<RegisteredModel[]> {
  const rows = await store.db
    .select()
    .from(models)
    .where(and(eq(models.project_id, project), eq(models.target_id, target_id)))
    .orderBy(desc(models.version))
  return rows.map((row) => ({ ...row, card: row.card as ModelCard }))
}

/** The models that answer now. */
export async function aliases(store: Store, { target_id }: TargetRef): Promise<Partial<Record<Alias, string>>> {
  const rows = await store.db
    .selectDistinctOn([deployments.alias])
    .from(deployments)
    .where(eq(deployments.target_id, target_id))
    .orderBy(deployments.alias, desc(deployments.created_at), desc(deployments.id))
  return Object.fromEntries(rows.filter((row) => row.model_hash !== null).map((row) => [row.alias, row.model_hash]))
}

/**
 * Points an alias at a model of the target; null takes the challenger away. Throws `core.not_found` for a model that is
 * not the target's, and `core.invalid` for a target left without a champion.
 */
export async function promote(
  store: Store,
  { project, target_id }: TargetRef,
  alias: Alias,
  model_hash: string | null,
  reason: string,
): Promise<void> {
  if (model_hash === null && alias === 'champion')
    throw new BellwetherError({
      code: 'core.invalid',
      field: 'model',
      expected: 'the hash of a model',
      got: 'null',
      hint: 'Only a challenger can be taken away: without a champion nobody answers.',
    })
  if (model_hash !== null) {
    const found = await store.db
      .select({ hash: models.hash })
      .from(models)
      .where(and(eq(models.target_id, target_id), eq(models.hash, model_hash)))
    if (found.length === 0)
      throw new BellwetherError({
        code: 'core.not_found',
        field: 'model',
        got: model_hash,
        hint: 'List the models of the target to see their hashes.',
      })
  }
  await store.db
    .insert(deployments)
    .values({ id: newId(), project_id: project, target_id, alias, model_hash, reason, created_at: new Date() })
}

/** Brings back the champion before the present one and returns its hash. Throws `core.conflict` when there was none. */
export async function rollBack(store: Store, ref: TargetRef, reason: string): Promise<string> {
  const history = await store.db
    .select()
    .from(deployments)
    .where(and(eq(deployments.target_id, ref.target_id), eq(deployments.alias, 'champion')))
    .orderBy(desc(deployments.created_at), desc(deployments.id))
  const previous = history.find((row) => row.model_hash !== null && row.model_hash !== history[0].model_hash)
  if (!previous?.model_hash)
    throw new BellwetherError({
      code: 'core.conflict',
      field: 'target',
      got: 'no earlier champion',
      hint: 'Roll back once a second model has been promoted.',
    })
  await promote(store, ref, 'champion', previous.model_hash, reason)
  return previous.model_hash
}
