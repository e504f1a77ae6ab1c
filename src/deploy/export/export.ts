import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { BellwetherError } from '../../core/errors.ts'
import type { DefinitionOf } from '../../prepare/target.ts'
import type { Store } from '../../store/store.ts'
import { openIdentities } from '../identities.ts'
import type { RecommendationService } from '../recommendation.ts'
import { csvHead, type ExportFormat } from './lines.ts'
import { openPeopleTable, type PeopleTable } from './people.ts'
import type { MessageFromScorer, MessageToScorer, ScoringRequest } from './worker.ts'

export interface ExportOptions {
  format: ExportFormat
  /** Items a person. */
  limit: number
  /** Leave out what a person has taken before. */
  exclude_seen: boolean
  /** distinct_ids of the people to answer; everybody who has taken something where there are none. */
  people: readonly string[]
}

/** An export under way. */
export interface Export {
  /** How many people will be answered. */
  people: number
  model: { name: string; version: number }
  /** UTF-8 text. Destroying it ends the work. */
  stream: Readable
}

/** One export a target at a time: each holds a model of its own. */
const busy = new WeakSet<RecommendationService>()

/**
 * Recommendations of many people as one stream, from the past as it is now: each is given what a live request would give
 * (the champion, or what is popular to the control group), without reasons. Nothing is logged as shown, so that it counts
 * in no lift: whether anybody sees it is not known here. A page of some 2,000 people is in memory at a time, and the next is
 * read when the one before is taken; scoring is in a thread of its own. Throws `deploy.no_model`, and `core.conflict`
 * while another export of the target is under way.
 */
export async function exportRecommendations(
  store: Store,
  service: RecommendationService,
  definition: DefinitionOf<'recommendation'>,
  { people, ...options }: ExportOptions,
): Promise<Export> {
  const { target, serving, shares, clock, popular } = service
  const champion = await serving.champion()
  if (busy.has(service)) {
    throw new BellwetherError({
      code: 'core.conflict',
      field: 'target',
      got: 'an export that is under way',
      hint: 'Wait for it to end, or end it: closing its connection is enough.',
    })
  }
  busy.add(service)
  try {
    const listed = people.length > 0 ? await personsOf(store, service, people) : undefined
    const request: ScoringRequest = {
      model: await store.artifacts.dir('model', champion.hash),
      family: champion.family,
      options: {
        ...options,
        target_id: target.target_id,
        control: shares.control,
        now_ms: clock.now().getTime(),
        popular: await popular.top(),
        listed,
      },
    }
    const table = await openPeopleTable(store, target.project, definition, listed && [...listed.keys()])
    const scorer = openScorer(request)
    let ended: Promise<void> | undefined
    const end = () => {
      ended ??= scorer
        .close()
        .then(table.drop)
        // A table that stays behind is dropped with the stale ones, a day later.
        .catch(() => undefined)
        .then(() => void busy.delete(service))
      return ended
    }
    const stream = Readable.from(linesOf(table, scorer, { format: options.format, end }), { objectMode: false })
    // A stream that nobody began to read ends here alone.
    stream.once('close', end)
    const { family: name, version } = champion
    return { people: people.length > 0 ? new Set(people).size : table.people, model: { name, version }, stream }
  } catch (error) {
    busy.delete(service)
    throw error
  }
}

/** The ids asked for by the person that each stands for. */
async function personsOf(
  store: Store,
  { target }: RecommendationService,
  people: readonly string[],
): Promise<Map<string, string[]>> {
  const identities = openIdentities(store, target.project)
  const persons = new Map<string, string[]>()
  for (const id of new Set(people)) {
    const person = await identities.personOf(id)
    persons.set(person, [...(persons.get(person) ?? []), id])
  }
  return persons
}

/** `end` comes before the last bytes are answered: whoever has them may ask for the next export. */
async function* linesOf(
  table: PeopleTable,
  scorer: Scorer,
  { format, end }: { format: ExportFormat; end: () => Promise<void> },
): AsyncGenerator<Uint8Array> {
  try {
    if (format === 'csv') yield Buffer.from(csvHead)
    let next = table.pages > 0 ? table.page(0) : undefined
    for (let number = 0; next; number++) {
      const rows = await next
      next = number + 1 < table.pages ? table.page(number + 1) : undefined
      // It is heard of when its turn comes, which may be never.
      next?.catch(() => undefined)
      yield await scorer.lines({ type: 'page', rows })
    }
    yield await scorer.lines({ type: 'rest' })
  } finally {
    await end()
  }
}

interface Scorer {
  /** One message at a time. */
  lines(message: MessageToScorer): Promise<Uint8Array>
  close(): Promise<void>
}

/** The same module, as TypeScript in the repository and as JavaScript in the published package. */
const entry = new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

function openScorer(request: ScoringRequest): Scorer {
  const worker = new Worker(entry, { workerData: request })
  let waiting: PromiseWithResolvers<Uint8Array> | undefined
  let ended: unknown
  const end = (error: unknown) => {
    ended ??= error
    waiting?.reject(ended)
  }
  worker.on('message', (message: MessageFromScorer) => {
    if (message.type === 'failed') end(message.error)
    else waiting?.resolve(message.text)
  })
  worker.once('error', end)
  worker.once('exit', () => end(new Error('The scoring thread ended early')))
  return {
    lines(message) {
      if (ended !== undefined) return Promise.reject(ended)
      waiting = Promise.withResolvers()
      worker.postMessage(message, message.type === 'page' ? [message.rows.buffer] : [])
      return waiting.promise
    },
    async close() {
      await worker.terminate()
    },
  }
}
