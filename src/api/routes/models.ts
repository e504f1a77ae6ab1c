import { z } from 'zod'
import { aliases, archive, listModels, promote, rollBack } from '../../deploy/registry.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { Target } from '../../pipeline/targets.ts'
import type { App } from '../app.ts'

const byTarget = z.object({ target: z.string().describe('Name of the target') })

const Shown = z.object({
  hash: z.string(),
  version: z.int(),
  name: z.string().describe('Model family'),
  alias: z.enum(['champion', 'challenger']).nullable(),
  card: z.record(z.string(), z.unknown()),
  run_id: z.uuid().nullable().describe('Run that made it; its leaderboard is in that run'),
  created_at: z.iso.datetime(),
  archived_at: z.iso.datetime().nullable(),
})
const Models = z.object({ models: z.array(Shown) })

const Promotion = z.strictObject({
  model: z.string().nullable().describe('Hash of the model; null takes the challenger away'),
  alias: z.enum(['champion', 'challenger']).default('champion'),
  reason: z.string().max(500).default('by hand'),
})

const Rollback = z.strictObject({ reason: z.string().min(1).max(500).default('rolled back by hand') })

const Archive = z.strictObject({ archived: z.boolean().describe('False brings it back') })

export function modelRoutes(app: App, engine: Engine): void {
  const change = ({ reason }: { reason: string }) => ({ reason, at: engine.clock.now() })
  const shown = async (target: Target, archived = false) => {
    const ref = { project: target.project, target_id: target.id }
    const [models, named] = await Promise.all([listModels(engine.store, ref), aliases(engine.store, ref)])
    const aliasOf = (hash: string) =>
      (['champion', 'challenger'] as const).find((alias) => named[alias] === hash) ?? null
    return {
      models: models
        .filter(({ archived_at }) => archived || archived_at === null)
        .map(({ hash, version, family, card, run_id, created_at, archived_at }) => ({
          hash,
          version,
          name: family,
          alias: aliasOf(hash),
          card: { ...card },
          run_id,
          created_at: created_at.toISOString(),
          archived_at: archived_at?.toISOString() ?? null,
        })),
    }
  }
  app.get(
    '/api/v1/targets/:target/models',
    {
      config: { needs: 'read' },
      schema: {
        summary: "A target's models, newest first",
        tags: ['models'],
        params: byTarget,
        querystring: z.strictObject({ archived: z.stringbool().default(false).describe('Archived ones too') }),
        response: { 200: Models },
      },
    },
    async ({ project, params, query }) => shown(await engine.targets.named(project, params.target), query.archived),
  )
  archiveRoute(app, engine)
  app.post(
    '/api/v1/targets/:target/promote',
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Let a model answer',
        tags: ['models'],
        params: byTarget,
        body: Promotion,
        response: { 200: Models },
      },
    },
    async ({ project, params, body }) => {
      const target = await engine.targets.named(project, params.target)
      await promote(engine.store, { project, target_id: target.id }, body.alias, body.model, change(body))
      await engine.deployments.changed(target)
      return shown(target)
    },
  )
  app.post(
    '/api/v1/targets/:target/rollback',
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Bring back the champion before',
        tags: ['models'],
        params: byTarget,
        body: Rollback.nullish(),
        response: { 200: Models },
      },
    },
    async ({ project, params, body }) => {
      const target = await engine.targets.named(project, params.target)
      await rollBack(engine.store, { project, target_id: target.id }, change(Rollback.parse(body ?? {})))
      await engine.deployments.changed(target)
      return shown(target)
    },
  )
}

function archiveRoute(app: App, engine: Engine): void {
  app.post(
    '/api/v1/targets/:target/models/:hash/archive',
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Take a model out of the list, or bring it back',
        description: 'A model that answers as champion or challenger stays.',
        tags: ['models'],
        params: byTarget.extend({ hash: z.string().describe('Hash of the model') }),
        body: Archive,
        response: { 200: z.object({ hash: z.string(), archived: z.boolean() }) },
      },
    },
    async ({ project, params: { target: name, hash }, body: { archived } }) => {
      const target = await engine.targets.named(project, name)
      await archive(engine.store, { project, target_id: target.id }, hash, {
        archived_at: archived ? engine.clock.now() : null,
      })
      return { hash, archived }
    },
  )
}
