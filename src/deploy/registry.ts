import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  /** Run that made it first. */
  run_id: string | null
  created_at: Date
  /** Out of the lists since; null while in them. */
  archived_at: Date | null
}

/** Where a model belongs. */
export interface TargetRef {
  project: ProjectId
  target_id: string
}

/** When and why an alias changes. The order of changes is that of their ids: a replay's clock may be set back. */
export interface Change {
  reason: string
  at: Date
}

/** What a run made. */
export interface NewModel {
  model: SavedModel
  card: ModelCard
  run_id: string
  at: Date
  /** Further files of the artifact, by name. */
  beside?: Readonly<Record<string, string>>
}

/** Stores a model under its content's hash and gives it the target's next version; the same bytes keep the version they have. */
export async function register(
  store: Store,
  { project, target_id }: TargetRef,
  { model, card, run_id, at, beside = {} }: NewModel,
): Promise<RegisteredModel> {
  const { hash } = await store.artifacts.write('model', async (dir) => {
    await writeModel(dir, model)
    for (const [name, text] of Object.entries(beside)) await writeFile(join(dir, name), text)
  })
  return store.db.transaction(async (tx) => {
    const same = and(eq(models.project_id, project), eq(models.hash, hash), eq(models.target_id, target_id))
    const [known] = await tx.select().from(models).where(same)
    if (known) {
      // A run that makes it again may want it to answer.
      if (known.archived_at) await tx.update(models).set({ archived_at: null }).where(same)
      return { ...known, card: known.card as ModelCard, archived_at: null }
    }
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
      created_at: at,
      archived_at: null,
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

/** One model of a target. Throws `core.not_found` for a model that is not the target's. */
export async function getModel(
  store: Store,
  { project, target_id }: TargetRef,
  hash: string,
): Promise<RegisteredModel> {
  const [row] = await store.db
    .select()
    .from(models)
    .where(and(eq(models.project_id, project), eq(models.target_id, target_id), eq(models.hash, hash)))
  if (!row)
    throw new BellwetherError({
      code: 'core.not_found',
      field: 'model',
      got: hash,
      hint: 'List the models of the target to see their hashes.',
    })
  return { ...row, card: row.card as ModelCard }
}

/**
 * Takes a model out of the lists, or brings it back; its files and its version stay. Throws `core.not_found`, and
 * `core.conflict` for a model that answers under an alias.
 */
export async function archive(
  store: Store,
  ref: TargetRef,
  hash: string,
  { archived_at }: { archived_at: Date | null },
): Promise<void> {
  const before = await getModel(store, ref, hash)
  const alias = Object.entries(await aliases(store, ref)).find(([, named]) => named === hash)?.[0]
  if (archived_at && alias)
    throw new BellwetherError({
      code: 'core.conflict',
      field: 'model',
      got: `it is the ${alias}`,
      hint: 'Promote another model first, or take the alias away.',
    })
  if ((archived_at === null) === (before.archived_at === null)) return
  await store.db
    .update(models)
    .set({ archived_at })
    .where(and(eq(models.project_id, ref.project), eq(models.target_id, ref.target_id), eq(models.hash, hash)))
}

/** The models that answer now. */
export async function aliases(store: Store, { target_id }: TargetRef): Promise<Partial<Record<Alias, string>>> {
  const rows = await store.db
    .selectDistinctOn([deployments.alias])
    .from(deployments)
    .where(eq(deployments.target_id, target_id))
    .orderBy(deployments.alias, desc(deployments.id))
  return Object.fromEntries(rows.filter((row) => row.model_hash !== null).map((row) => [row.alias, row.model_hash]))
}

/**
 * Points an alias at a model of the target; null takes the challenger away. Throws `core.not_found` for a model that is
 * not the target's, `core.conflict` for an archived one, and `core.invalid` for a target left without a champion.
 */
export async function promote(
  store: Store,
  { project, target_id }: TargetRef,
  alias: Alias,
  model_hash: string | null,
  why: Change,
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
    const { archived_at } = await getModel(store, { project, target_id }, model_hash)
    if (archived_at)
      throw new BellwetherError({
        code: 'core.conflict',
        field: 'model',
        got: 'an archived model',
        hint: 'Bring it back from the archive first.',
      })
  }
  await store.db
    .insert(deployments)
    .values({ id: newId(), project_id: project, target_id, alias, model_hash, reason: why.reason, created_at: why.at })
}

/** Brings back the last champion before the present one that is not archived, and returns its hash. Throws `core.conflict` when there was none. */
export async function rollBack(store: Store, ref: TargetRef, why: Change): Promise<string> {
  const history = await store.db
    .select()
    .from(deployments)
    .where(and(eq(deployments.target_id, ref.target_id), eq(deployments.alias, 'champion')))
    .orderBy(desc(deployments.id))
  const shelved = new Set((await listModels(store, ref)).filter((model) => model.archived_at).map(({ hash }) => hash))
  const previous = history.find(
    ({ model_hash }) => model_hash !== null && model_hash !== history[0].model_hash && !shelved.has(model_hash),
  )
  if (!previous?.model_hash)
    throw new BellwetherError({
      code: 'core.conflict',
      field: 'target',
      got: 'no earlier champion',
      hint: 'Roll back once a second model has been promoted.',
    })
  await promote(store, ref, 'champion', previous.model_hash, why)
  return previous.model_hash
}
