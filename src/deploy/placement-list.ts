import {
  type Asked,
  byModel,
  type Candidates,
  cooccurring,
  inOrder,
  linkedByModel,
  newest,
  ownAgain,
  popularInCategory,
  popularNow,
  reRanked,
  trending,
} from './candidates.ts'
import type { Catalogue } from './catalogue.ts'
import type { OrderBook } from './order-book.ts'
import {
  closedKinds,
  type PlacementAnswer,
  type PlacementRequest,
  type RecommendedItem,
  type Why,
} from './placement.ts'
import { type PlacementPlan, planOf } from './placement-plan.ts'
import type { Answering, RecommendationService } from './recommendation.ts'
import { addBest, type Selection } from './select.ts'

type Placement = PlacementRequest & { atHand: readonly string[]; reasons: boolean }
type Chain = readonly (() => Promise<Candidates | null> | Candidates | null)[]

/** How long a person's own steps count as the session. */
const SESSION_MS = 30 * 60_000

/**
 * One list, without what is `shown` already: the sources of its kind are asked in turn until it is full. Items that rules
 * pin stand at their rank.
 */
export async function answerPlacement(
  service: RecommendationService,
  answering: Answering,
  placement: Placement,
  shown: ReadonlySet<string>,
): Promise<PlacementAnswer> {
  const { catalogue, histories, definition } = service
  const { person, now_ms } = answering
  const plan = await planOf(
    { catalogue, histories, definition, now_ms },
    placement,
    await service.rules.current(),
    person,
  )
  const barred = new Set([...shown, ...plan.excluded])
  if (placement.kind !== 're-rank') for (const item of placement.items) barred.add(item)
  const pins = plan.pins.filter(
    ({ item, rank }) => rank <= placement.limit && !barred.has(item) && plan.masks.every((mask) => mask.has(item)),
  )
  for (const { item } of pins) barred.add(item)
  const selection = await selectionOf(service, placement, plan, (item) => !barred.has(item))
  const asked = askedOf(answering, placement)
  const { chosen, offered, fallback, own } = await fill(chainOf(service, answering, placement, asked), {
    ...selection,
    limit: Math.max(0, placement.limit - pins.length),
  })
  for (const { item, rank } of pins) {
    const reason = placement.reasons ? { reason: { kind: 'pinned' as const, items: [] } } : {}
    const explored = placement.explore > 0 ? { propensity: 1 } : {}
    chosen.splice(rank - 1, 0, { item, score: 0, ...reason, source: 'pin', ...explored })
  }
  const short = chosen.length < placement.limit
  const why = whyOf(answering, placement, {
    empty: chosen.length === 0,
    offered,
    own,
    fell: fallback !== null || short,
  })
  return {
    name: placement.name,
    kind: placement.kind,
    prediction_id: null,
    fallback,
    why,
    rules: [...plan.rules],
    items: chosen,
  }
}

/** What the list is about; in the control no model is asked. */
const askedOf = ({ person, served, arm, now_ms }: Answering, { items, atHand, kind }: Placement): Asked => ({
  model: arm === 'control' ? null : (served?.model ?? null),
  person,
  atHand,
  about: kind === 're-rank' ? atHand : [...new Set([...items, ...atHand])],
  now_ms,
})

/** The sources of a list, its own first. The control is shown what is popular in place of whatever a model would choose. */
function chainOf(service: RecommendationService, { arm }: Answering, placement: Placement, asked: Asked): Chain {
  const { model, person, atHand, now_ms } = asked
  const inCategory = () => popularInCategory(service, asked)
  const popular = () => popularNow(service)
  const fresh = () => newest(service)
  const rest = [inCategory, popular, fresh]
  switch (placement.kind) {
    case 'buy-again':
      return [() => ownAgain(asked)]
    case 're-rank':
      return [
        () =>
          arm === 'control' && placement.items.length ? inOrder(placement.items) : reRanked(asked, placement.items),
      ]
    case 'popular':
      return [popular, fresh]
    case 'newest':
      return [fresh]
  }
  if (arm === 'control') return [popular, fresh]
  switch (placement.kind) {
    case 'trending':
      return [() => trending(service), popular, fresh]
    case 'for-you':
      return [() => byModel(model, person, atHand, now_ms), ...rest]
    case 'next':
      return [() => byModel(model, sessionOf(asked), atHand, now_ms), ...rest]
    case 'similar':
      return [() => linkedByModel(asked), () => cooccurring(service, asked, 'person'), ...rest]
    case 'bought-together':
      return [() => cooccurring(service, asked, 'basket'), () => linkedByModel(asked), ...rest]
  }
}

/** What the person took in the last half hour; all of it where nothing else is known of the session. */
function sessionOf({ person, atHand, now_ms }: Asked) {
  const from = person.time_ms.findIndex((time) => time > now_ms - SESSION_MS)
  if (from < 0) return atHand.length ? { items: [], time_ms: [], baskets: [] } : person
  return {
    items: person.items.slice(from),
    time_ms: person.time_ms.slice(from),
    baskets: person.baskets.slice(from),
  }
}

interface Filled {
  chosen: RecommendedItem[]
  /** Some source had something, before what is filtered. */
  offered: boolean
  /** Items that the list's own source gave. */
  own: number
  fallback: PlacementAnswer['fallback']
}

async function fill(chain: Chain, selection: Selection): Promise<Filled> {
  const filled: Filled = { chosen: [], offered: false, own: 0, fallback: null }
  for (const [place, source] of chain.entries()) {
    if (filled.chosen.length >= selection.limit) break
    const candidates = await source()
    if (!candidates) continue
    const before = filled.chosen.length
    await addBest(filled.chosen, candidates, selection)
    filled.offered ||= candidates.items.length > 0
    const added = filled.chosen.length - before
    if (place === 0) filled.own = added
    else if (added > 0) filled.fallback = candidates.source
  }
  return filled
}

interface Outcome extends Pick<Filled, 'offered' | 'own'> {
  empty: boolean
  /** Not only the list's own source answered, or fewer items than were asked for did. */
  fell: boolean
}

function whyOf({ person, served, arm }: Answering, placement: Placement, outcome: Outcome): Why | null {
  const { kind, items, atHand } = placement
  if (outcome.empty) {
    if (outcome.offered) return 'filtered'
    if (kind === 'buy-again') return 'nothing_bought'
    return kind === 're-rank' ? 'nothing_given' : 'no_items'
  }
  if (!outcome.fell || closedKinds.has(kind)) return null
  if (outcome.own > 0 || arm === 'control') return 'ran_out'
  if (!served) return 'no_model'
  return items.length || atHand.length ? 'unknown_items' : person.items.length ? 'ran_out' : 'unknown_person'
}

async function selectionOf(
  { recent, catalogue, random }: RecommendationService,
  { diversity, novelty, explore, reasons, limit }: Placement,
  { masks, boosts, buried, caps }: PlacementPlan,
  allowed: (item: string) => boolean,
): Promise<Selection> {
  // Dials that are not turned cost nothing: neither orders nor catalogue are read for them.
  const book = diversity > 0 || novelty > 0 ? await recent.book() : null
  const similarity = book && diversity > 0 ? await similarityBy(catalogue, book) : () => 0
  const popularity = (item: string) => book?.popularity(item) ?? 1
  const dials = { diversity, novelty, explore }
  return { limit, reasons, allowed, masks, boosts, buried, caps, ...dials, similarity, popularity, random }
}

/** 1 within a category and 0 between two; by the people who took both where one of them has none. */
async function similarityBy(catalogue: Catalogue, book: OrderBook): Promise<(a: string, b: string) => number> {
  const columns = await catalogue.columns()
  const category = columns.column('category')
  const codeOf = (item: string) => category?.codes[columns.rowOf(item)] ?? -1
  return (a, b) => {
    const [of, other] = [codeOf(a), codeOf(b)]
    return of < 0 || other < 0 ? book.similarity(a, b) : Number(of === other)
  }
}
