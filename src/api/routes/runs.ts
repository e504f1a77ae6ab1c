import { z } from 'zod'
import { BellwetherError } from '../../core/errors.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { getRun, listRuns, type Run } from '../../pipeline/run.ts'
import { LogEntry } from '../../pipeline/run-log.ts'
import { targetById } from '../../pipeline/targets.ts'
import { TrainingSeries } from '../../pipeline/training-series.ts'
import type { App } from '../app.ts'

const instant = z.iso.datetime().nullable()

const Verdict = z.object({
  promote: z.boolean(),
  winner: z.string(),
  against: z.string(),
  difference: z
    .number()
    .nullable()
    .describe('Of the main metric; above 0 is better; null where nothing could be scored'),
  ci95: z.tuple([z.number().nullable(), z.number().nullable()]),
  verdict: z.string(),
  champion_before: z.string().nullable(),
  champion_after: z.string().nullable(),
})

const Shown = z.object({
  id: z.uuid(),
  target: z.string(),
  cause: z.string().describe('`manual`, `schedule` or `alert:<input>`'),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  stage: z.string().nullable(),
  progress: z.number().describe('Percent'),
  cutoff: z.iso.datetime().describe('Nothing at or after it was learnt from'),
  seed: z.int(),
  minutes: z.number().describe('What the families that need time share; 0: simple ones only'),
  stages: z
    .record(
      z.string(),
      z.object({
        seconds: z.number().nullable().describe('Null while the stage is under way, and where the run ended in it'),
        output: z
          .record(z.string(), z.unknown())
          .describe(
            'What it gave out so far; of `prepare`: the `quality` of the lines and, for recommendation, what the data `doctor` says; of `train`: how many `families` there are, and the `leaderboard` of those judged, best first, and those `not_judged`, each with its error',
          ),
      }),
    )
    .describe('By name: `prepare`, `train`, `deploy`; those that have given something out'),
  verdict: Verdict.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  log: z.array(LogEntry).describe('What happened, oldest first'),
  training: z
    .array(TrainingSeries)
    .optional()
    .describe('How the trainings of networks went, one series a fit, oldest first; absent where runs are listed'),
  created_at: z.iso.datetime(),
  started_at: instant,
  finished_at: instant,
})

const Start = z.strictObject({
  cutoff: z.iso
    .datetime()
    .optional()
    .describe(
      'Learn from what lies before; the midnight (UTC) after the newest event, today’s at the latest, unless given',
    ),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
  minutes: z
    .number()
    .min(0)
    .max(240)
    .optional()
    .describe(
      'What the families that need time share, such as the transformer beside rules, `sasrec-rules`, of recommendation; 0, simple ones only, unless given',
    ),
})

const byTarget = z.object({ target: z.string().describe('Name of the target') })
const byId = z.object({ id: z.uuid().describe('Id of the run') })

const show = (run: Run, target: string) => ({
  ...run,
  target,
  cutoff: run.cutoff.toISOString(),
  created_at: run.created_at.toISOString(),
  started_at: run.started_at?.toISOString() ?? null,
  finished_at: run.finished_at?.toISOString() ?? null,
})

export function runRoutes(app: App, engine: Engine): void {
  const own = async (project: string, id: string) => {
    const run = await getRun(engine.store, id)
    if (run.project_id !== project) throw new BellwetherError({ code: 'core.not_found', field: 'run', got: id })
    return { run, target: (await targetById(engine.store, run.target_id)).name }
  }
  app.post(
    '/api/v1/targets/:target/runs',
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Start a run',
        tags: ['runs'],
        params: byTarget,
        body: Start.nullish(),
        response: { 202: Shown },
      },
    },
    async ({ project, params, body }, reply) => {
      const target = await engine.targets.named(project, params.target)
      const run = await engine.runs.start(target, {
        cause: 'manual',
        seed: body?.seed,
        minutes: body?.minutes,
        cutoff: body?.cutoff ? new Date(body.cutoff) : undefined,
      })
      return reply.code(202).send(show(run, target.name))
    },
  )
  app.get(
    '/api/v1/targets/:target/runs',
    {
      config: { needs: 'read' },
      schema: {
        summary: "A target's runs, newest first",
        tags: ['runs'],
        params: byTarget,
        response: { 200: z.object({ runs: z.array(Shown) }) },
      },
    },
    async ({ project, params }) => {
      const target = await engine.targets.named(project, params.target)
      return { runs: (await listRuns(engine.store, target.id)).map((run) => show(run, target.name)) }
    },
  )
  app.get(
    '/api/v1/runs/:id',
    {
      config: { needs: 'read' },
      schema: { summary: 'One run, with its progress', tags: ['runs'], params: byId, response: { 200: Shown } },
    },
    async ({ project, params }) => {
      const { run, target } = await own(project, params.id)
      return show(run, target)
    },
  )
  app.post(
    '/api/v1/runs/:id/cancel',
    {
      config: { needs: 'edit' },
      schema: { summary: 'Cancel a run', tags: ['runs'], params: byId, response: { 200: Shown } },
    },
    async ({ project, params }) => {
      const { target } = await own(project, params.id)
      return show(await engine.runs.cancel(params.id), target)
    },
  )
}
