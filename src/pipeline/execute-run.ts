import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../core/log.ts'
import type { Clock } from '../core/time.ts'
import { aliases, listModels, promote, register } from '../deploy/registry.ts'
import type { NotJudged } from '../evaluate/leaderboard.ts'
import { readModel } from '../models/saved-model.ts'
import { prepare } from '../prepare/prepare.ts'
import type { Store } from '../store/store.ts'
import type { LeaderboardLine, LearnedModel, LearnResult } from './learn.ts'
import { learnings, takingPart } from './learnings.ts'
import { getRun, type Run, saveRun } from './run.ts'
import { saveExamples } from './run-examples.ts'
import { judgedLine, type LogLine, logEntry, preparedLine } from './run-log.ts'
import { openRecorder } from './run-recorder.ts'
import { type Target, targetById } from './targets.ts'
import { trainInChild } from './training-process.ts'

export interface RunContext {
  store: Store
  clock: Clock
  log: Logger
  worker_memory_mb: number
  signal: AbortSignal
  /** A champion was promoted for this target. */
  deployed(target: Target): Promise<void>
}

/** Takes a queued run through prepare, train and evaluate (one process), and deploy. Throws what stopped it. */
export async function executeRun(context: RunContext, run_id: string): Promise<void> {
  const { store, clock, log } = context
  const run = await getRun(store, run_id)
  const target = await targetById(store, run.target_id)
  const recorder = openRecorder(context, run.id)
  const started_at = clock.now()
  await saveRun(store, run.id, { state: 'running', started_at, error: null }, logEntry(started_at, { code: 'began' }))

  const dataset = await recorder.stage('prepare', async ({ progress }) => {
    const made = await prepare(store, target, { cutoff: run.cutoff, signal: context.signal, progress })
    const { files, quality, doctor } = made.manifest
    return {
      value: made,
      output: { dataset: made.hash, rows: files, quality, ...(doctor && { doctor }) },
      said: (seconds) => preparedLine(made.manifest, seconds),
    }
  })
  const scratch = await mkdtemp(join(store.dir, 'run-'))
  try {
    const learnt = await recorder.stage('train', async ({ progress, soFar, trained }) => {
      const { judge } = learnings[target.use]
      const families = takingPart(target.use, run.minutes).length
      const not_judged: NotJudged[] = []
      let leaderboard: LeaderboardLine[] = []
      const output = () => ({ families, leaderboard, ...(not_judged.length > 0 && { not_judged }) })
      const result = await trainInChild(
        {
          use: target.use,
          dataset: dataset.dir,
          dataset_hash: dataset.hash,
          out: scratch,
          seed: run.seed,
          minutes: run.minutes,
          champion: await championOf(store, target),
        },
        {
          memory_mb: context.worker_memory_mb,
          signal: context.signal,
          progress: (at) => progress(at.fraction, at.note),
          judged: (now) => {
            leaderboard = now.leaderboard
            soFar(output(), judgedLine(now, judge.main))
          },
          notJudged: ({ family, error, message }) => {
            not_judged.push({ family, error, message })
            soFar(output(), { code: 'not_judged', family, error, message })
          },
          trained,
        },
      )
      const { promote, winner, against, difference } = result.verdict
      return {
        value: result,
        output: output(),
        said: () => ({ code: 'gate', promote, winner, against, difference }),
      }
    })
    await saveExamples(store, run, learnt.examples)
    await recorder.stage('deploy', async () => {
      const { output, said } = await deploy(context, target, run, learnt)
      return { value: undefined, output, said: () => said }
    })
    await saveRun(store, run.id, { state: 'done', stage: null, progress: 100, finished_at: clock.now() })
    log.info({ target: target.name, run: run.id, verdict: learnt.verdict.verdict }, 'Run done')
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function championOf(store: Store, target: Target) {
  const ref = { project: target.project, target_id: target.id }
  const [{ champion }, models] = await Promise.all([aliases(store, ref), listModels(store, ref)])
  const found = models.find(({ hash }) => hash === champion)
  return found ? { dir: await store.artifacts.dir('model', found.hash), card: found.card } : null
}

/** Registers what was learnt and lets the verdict decide who answers: the winner, the baseline, or whoever did before. */
async function deploy(context: RunContext, target: Target, run: Run, learnt: LearnResult) {
  const { store, clock } = context
  const ref = { project: target.project, target_id: target.id }
  const before = (await aliases(store, ref)).champion ?? null
  const keep = async ({ dir, card, beside }: LearnedModel) => {
    const files = beside.map(async (name) => [name, await readFile(join(dir, name), 'utf8')] as const)
    return register(store, ref, {
      model: await readModel(dir),
      card,
      run_id: run.id,
      at: clock.now(),
      beside: Object.fromEntries(await Promise.all(files)),
    })
  }
  const winner = await keep(learnt.winner)
  const baseline = before === null && !learnt.verdict.promote ? await keep(learnt.baseline) : null
  const promoted = learnt.verdict.promote ? winner : baseline
  if (promoted)
    await promote(store, ref, 'champion', promoted.hash, {
      reason: learnt.verdict.verdict,
      at: clock.now(),
    })
  const after = promoted?.hash ?? before
  const named = new Map(
    (await listModels(store, ref)).map((model) => [model.hash, `${model.family} v${model.version}`]),
  )
  const champion_before = before && (named.get(before) ?? before)
  const champion_after = after && (named.get(after) ?? after)
  await saveRun(store, run.id, { verdict: { ...learnt.verdict, champion_before, champion_after } })
  if (promoted) await context.deployed(target)
  return {
    output: { winner: winner.hash, champion: after },
    said: { code: promoted ? 'promoted' : 'kept', model: champion_after } satisfies LogLine,
  }
}
