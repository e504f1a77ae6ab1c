import { z } from 'zod'
import { checkRule } from '../../deploy/placement-plan.ts'
import { listRules, type NamedRule, putRule, Rule, removeRule, ruleHistory } from '../../deploy/rules.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { servedTarget } from '../served-target.ts'

const path = '/api/v1/targets/:target/rules'
const tags = ['deploy']
const byTarget = z.object({ target: z.string().describe('Name of the target') })
const byName = byTarget.extend({ name: z.string().min(1).max(100).describe('Name of the rule') })

const Shown = z.object({ name: z.string(), version: z.int(), created_at: z.iso.datetime(), rule: Rule })
const show = <Of extends { created_at: Date } & Omit<NamedRule, 'rule' | 'created_at'> & { rule: Rule | null }>({
  name,
  version,
  created_at,
  rule,
}: Of) => ({ name, version, created_at: created_at.toISOString(), rule: rule as Of['rule'] })

/** What the operator says about the lists of a recommendation target. */
export function recommendationRuleRoutes(app: App, engine: Engine): void {
  const { store, clock } = engine
  const serviceOf = async (project: Parameters<typeof servedTarget>[1], name: string) =>
    engine.deployments.recommendation(await servedTarget(engine, project, name, 'recommendation'))
  app.get(
    path,
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Rules of a recommendation target in force, by name',
        tags,
        params: byTarget,
        response: { 200: z.object({ rules: z.array(Shown) }) },
      },
    },
    async ({ project, params }) => ({
      rules: (await listRules(store, (await serviceOf(project, params.target)).target)).map(show),
    }),
  )
  app.put(
    `${path}/:name`,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Write a rule; each change is a version more',
        description:
          'A condition compares attributes of the catalogue: `category == "Toys" and (price < 20 or not sale == true)`, `in ("a", "b")`, names with odd characters in backquotes. One that does not fit is refused with the offset and the nearest attribute.',
        tags,
        params: byName,
        body: Rule,
        response: { 200: Shown },
      },
    },
    async ({ project, params, body }) => {
      const service = await serviceOf(project, params.target)
      await checkRule(service.catalogue, body)
      const written = await putRule(store, service.target, params.name, body, clock.now())
      service.rules.changed()
      return show(written)
    },
  )
  app.get(
    `${path}/:name/versions`,
    {
      config: { needs: 'read' },
      schema: {
        summary: 'What became of a rule, newest first',
        tags,
        params: byName,
        response: {
          200: z.object({ versions: z.array(Shown.extend({ rule: Rule.nullable().describe('Null: removed') })) }),
        },
      },
    },
    async ({ project, params }) => ({
      versions: (await ruleHistory(store, (await serviceOf(project, params.target)).target, params.name)).map(show),
    }),
  )
  app.delete(
    `${path}/:name`,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Take a rule out of force; its versions stay',
        tags,
        params: byName,
        response: { 204: z.null().describe('Removed') },
      },
    },
    async ({ project, params }, reply) => {
      const service = await serviceOf(project, params.target)
      await removeRule(store, service.target, params.name, clock.now())
      service.rules.changed()
      return reply.code(204).send(null)
    },
  )
}
