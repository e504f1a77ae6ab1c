import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { BellwetherError } from '../src/core/errors.ts'
import { recommenders } from '../src/models/recommenders.ts'
import { doctor } from '../src/prepare/interaction-doctor.ts'
import { bootstrapMean } from '../src/stats/bootstrap.ts'
import { type Columns, readInteractions } from './interactions.ts'
import type { Outcome, Task } from './recommend-model.ts'
import { allRecommenders } from './recommend-models.ts'
import { protocols } from './recommend-protocols.ts'

/** Bench: recommenders on any file of interactions; --data FILE --protocol P --models a,b --minutes M --seeds N --params JSON, columns by --user --item --time --basket --content. */
const { values: asked } = parseArgs({
  options: {
    data: { type: 'string' },
    protocol: { type: 'string' },
    models: { type: 'string', default: recommenders.map(({ name }) => name).join(',') },
    minutes: { type: 'string' },
    params: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    cut: { type: 'string' },
    days: { type: 'string', default: '28' },
    user: { type: 'string' },
    item: { type: 'string' },
    time: { type: 'string' },
    basket: { type: 'string' },
    content: { type: 'string' },
    anew: { type: 'boolean', default: false },
  },
})

/** One model on one seed, as it is saved. */
interface Result {
  model: string
  seed: number
  outcomes: Outcome[]
  peak_mb: number
}

const { data, protocol, models, seeds, columns, cut_ms } = checked()
const file = join('.bench', `recommend-${key()}.json`)
await examine()
const results: Result[] = !asked.anew && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
for (let seed = 1; seed <= seeds; seed++) {
  for (const model of models) {
    if (results.some((one) => one.model === model && one.seed === seed)) continue
    results.push(run(model, seed))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(results))
  }
}
report()

function checked() {
  const fail = (field: string, expected: string, got?: string) => {
    throw new BellwetherError({ code: 'core.invalid', field, expected, got: got ?? 'nothing' })
  }
  const path = asked.data ?? fail('data', 'a file of interactions: --data FILE')
  if (!existsSync(path)) fail('data', 'a file that is there', path)
  const name = asked.protocol ?? (/\.txt(\.gz)?$/.test(path) ? 'leave-one-out' : asked.cut ? 'next-basket' : 'time')
  if (!(name in protocols)) fail('protocol', Object.keys(protocols).join(', '), name)
  const wanted = asked.models.split(',')
  const known = allRecommenders.map((family) => family.name)
  // In the order of the row: a blend takes what the others found.
  const unknown = wanted.find((one) => !known.includes(one))
  if (unknown !== undefined) fail('models', known.join(', '), unknown)
  const { user, item, time, basket, content } = asked
  const cut_ms = asked.cut === undefined ? undefined : Date.parse(`${asked.cut}T00:00:00Z`)
  if (Number.isNaN(cut_ms)) fail('cut', 'a date, 2011-11-11', asked.cut)
  return {
    cut_ms,
    data: path,
    protocol: name as Task['protocol'],
    models: known.filter((one) => wanted.includes(one)),
    seeds: Number(asked.seeds),
    columns: { user, item, time, basket, content } satisfies Columns,
  }
}

/** Names the file that results are kept in: another question has another. */
function key(): string {
  const { size, mtimeMs } = statSync(data)
  const { minutes, params, cut, days } = asked
  const facts = JSON.stringify([data, size, mtimeMs, protocol, columns, minutes, params, cut, days])
  return `${basename(data)}-${protocol}-${createHash('sha256').update(facts).digest('hex').slice(0, 8)}`
}

/** What the data doctor says of the file, before anything is measured on it. */
async function examine(): Promise<void> {
  const { data: interactions, left_out, timed } = await readInteractions(data, columns, null)
  for (const words of left_out) console.log(`left out: ${words}`)
  const { size, findings } = doctor(interactions, { timed, cut_ms })
  console.log(`${basename(data)}: ${JSON.stringify(size)}`)
  for (const { check, verdict, found, why } of findings.filter((finding) => finding.verdict !== 'ok'))
    console.log(`${verdict}: ${check} ${found?.toFixed(3) ?? ''}: ${why}`)
}

function run(model: string, seed: number): Result {
  const tuned: Task['tuned'] = {}
  for (const one of results.filter((result) => result.seed === seed)) {
    for (const { question, params } of one.outcomes) tuned[question] = { ...tuned[question], [one.model]: params }
  }
  const task: Task = {
    data,
    columns,
    protocol,
    cut_ms,
    days: Number(asked.days),
    model,
    seed,
    minutes: asked.minutes === undefined ? undefined : Number(asked.minutes),
    params: asked.params === undefined ? undefined : JSON.parse(asked.params),
    tuned,
  }
  const text = execFileSync(process.execPath, ['bench/recommend-model.ts', JSON.stringify(task)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 30,
  })
  const { outcomes, peak_mb }: Pick<Result, 'outcomes' | 'peak_mb'> = JSON.parse(text.trim().split('\n').at(-1)!)
  for (const { question, metrics, validation, train_s } of outcomes) {
    console.log(
      `${model}, seed ${seed}, ${question}: NDCG@10 ${metrics.ndcg10.toFixed(4)} (validation ${validation.toFixed(4)}), Recall@10 ${metrics.recall10.toFixed(4)}, fitted in ${train_s.toFixed(1)} s, ${peak_mb.toFixed(0)} MB`,
    )
  }
  return { model, seed, outcomes, peak_mb }
}

function report(): void {
  const questions = results[0]?.outcomes.map(({ question }) => question) ?? []
  const boards = questions.map((question) => ({ question, rows: leaderboard(question) }))
  for (const { question, rows } of boards) {
    console.log(`\n${basename(data)}, ${question}: ${rows[0].people} people, mean of ${seeds} seeds`)
    console.log('model              NDCG@10  95 % interval    validation  Recall@10  MRR@10  coverage  fit, s     MB')
    for (const row of rows) {
      const figures = [row.ndcg10, ...row.ci95, row.validation, row.recall10, row.mrr10, row.coverage10]
      const [ndcg, lo, hi, validation, recall, mrr, coverage] = figures.map((value) => value.toFixed(4))
      console.log(
        `${row.name.padEnd(18)} ${ndcg}   ${lo}–${hi}    ${validation}      ${recall}     ${mrr}  ${coverage}   ${row.train_s.toFixed(1).padStart(6)}  ${row.peak_mb.toFixed(0).padStart(5)}`,
      )
    }
  }
  const [first, ...others] = boards.map(({ rows }) => rows)
  console.log(
    JSON.stringify({ data: basename(data), protocol, models: first, ...(others[0] && { new_items: others[0] }) }),
  )
}

/** A model's seeds as one row: means, and the interval of the people's means over the seeds. */
function leaderboard(question: string) {
  const rows = models.map((name) => {
    const own = results.filter(({ model, seed }) => model === name && seed <= seeds)
    const all = own.map(({ outcomes }) => outcomes.find((outcome) => outcome.question === question)!)
    const mean = (value: (outcome: Outcome) => number) => all.reduce((sum, one) => sum + value(one), 0) / all.length
    // With other seeds ties fall otherwise, and a person may have no case: then seeds cannot be averaged by person.
    const equal = all.every(({ people }) => people.length === all[0].people.length)
    const people = all[0].people.map((value, i) => (equal ? mean((one) => one.people[i]) : value))
    const { lo, hi } = bootstrapMean(people, { seed: 1 })
    const metric = (key: string) => mean(({ metrics }) => metrics[key])
    return {
      name,
      ndcg10: metric('ndcg10'),
      ci95: [lo, hi],
      recall10: metric('recall10'),
      mrr10: metric('mrr10'),
      coverage10: metric('coverage10'),
      train_s: mean(({ train_s }) => train_s),
      peak_mb: Math.max(...own.map(({ peak_mb }) => peak_mb)),
      validation: mean(({ validation }) => validation),
      people: people.length,
      params: all[0].params,
    }
  })
  return rows.sort((a, b) => b.ndcg10 - a.ndcg10)
}
