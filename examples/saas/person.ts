import { Random } from './random.ts'
import * as words from './vocabulary.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Takes events as JSON lines. */
export interface Sink {
  text: string
  events: number
  /** What would happen from here on, ms since 1970, has not happened yet. */
  until_ms: number
}

interface Somebody {
  random: Random
  sink: Sink
  id: string
  /** What every event of theirs carries, and what a visitor's carry beside it. */
  context: string
  visitor: string
  offset_ms: number
  broken: boolean
  /** Uses a day: Pareto, so that a few do most. */
  zeal: number
  converts: number
  channel: readonly string[]
  time_ms: number
}

/** Writes one visitor's whole life, in the order of time. The same world and index always give the same events. */
export function live(world: World, index: number, sink: Sink): void {
  const random = new Random(world.seed, index + 1)
  const somebody = arrive(random, sink)
  const visits = 1 + Math.floor(-Math.log(1 - random.next()) * 0.9)
  let day = random.weighted(world.arrivals)
  for (let visit = 0; visit < visits && day < world.days; visit++) {
    browse(world, somebody, day, visit === 0)
    if (random.chance(0.16 * somebody.converts)) {
      signUp(world, somebody, index, day)
      return
    }
    day += 1 + random.below(6)
  }
}

function arrive(random: Random, sink: Sink): Somebody {
  const browser = random.weighted(words.browsers.shares)
  const system = random.weighted(words.systems.shares[browser])
  const country = random.weighted(words.countries.shares)
  const mobile = system >= 3
  const channel = words.channels[random.weighted(words.channelShares)]
  return {
    random,
    sink,
    id: `anon-${random.uuid()}`,
    context:
      words.browsers.values[browser] +
      words.systems.values[system] +
      words.devices[mobile ? 1 : 0] +
      words.countries.values[country],
    visitor: words.languages[country] + words.widths[mobile ? random.below(2) : 2 + random.below(5)],
    offset_ms: words.countries.offset_h[country] * HOUR_MS,
    broken: browser === words.browsers.broken,
    zeal: Math.min(1.6, 0.12 * (1 - random.next()) ** (-1 / 1.3)),
    converts: channel.converts * (mobile ? 0.6 : 1),
    channel: channel.fields,
    time_ms: 0,
  }
}

function write({ random, sink, id, context, time_ms }: Somebody, event: string, own: string): void {
  if (time_ms >= sink.until_ms) return
  // `own` begins with a comma, which the object's first property must not.
  const properties = (own + context).slice(1)
  sink.text += `{"event":"${event}","distinct_id":"${id}","timestamp":"${new Date(time_ms).toISOString()}","uuid":"${random.uuid()}","properties":{${properties}}}\n`
  sink.events++
}

/** Some of the given properties, each with the given chance. */
function some(random: Random, extras: readonly words.Fragments[], share: number): string {
  let text = ''
  for (const values of extras) if (random.chance(share)) text += random.pick(values)
  return text
}

/** Office hours where they live, with a tail into the evening. */
function startSession(world: World, somebody: Somebody, day: number): string {
  const { random } = somebody
  const hour = 8 + random.next() * 6 + random.next() * 6
  const start = world.start_ms + day * DAY_MS + hour * HOUR_MS - somebody.offset_ms
  const end = world.start_ms + world.days * DAY_MS
  somebody.time_ms = Math.floor(Math.max(somebody.time_ms + 35 * MINUTE_MS, Math.min(start, end - 2 * HOUR_MS)))
  return words.keys.session + JSON.stringify(random.uuid())
}

const later = (somebody: Somebody, mean_ms: number) => {
  somebody.time_ms += 1_000 + Math.floor(-Math.log(1 - somebody.random.next()) * mean_ms)
}

function browse(world: World, somebody: Somebody, day: number, first: boolean): void {
  const { random, channel, visitor } = somebody
  const session = startSession(world, somebody, day) + visitor
  const views = 1 + random.below(5)
  for (let view = 0; view < views; view++) {
    const came = first && view === 0 ? channel.join('') : channel[0]
    const page = view === 0 ? words.pages[0] : random.pick(words.pages)
    write(somebody, '$pageview', came + page + some(random, words.extras, 0.4) + session)
    later(somebody, 40_000)
  }
}

function signUp(world: World, somebody: Somebody, index: number, day: number): void {
  const { random } = somebody
  const session = words.keys.session + JSON.stringify(random.uuid())
  const anonymous = somebody.id
  somebody.id = `user-${index}`
  somebody.context += words.keys.account + JSON.stringify(`acct-${index}`) + random.pick(words.versions)
  write(somebody, '$identify', words.keys.anonymous + JSON.stringify(anonymous))
  later(somebody, 3_000)
  write(
    somebody,
    'sign_up',
    random.pick(words.method) + some(random, words.account, 1) + somebody.channel.join('') + session,
  )
  const done = onboard(world, somebody, day, session)
  if (done >= words.BROKEN_STEP || random.chance(0.15)) work(world, somebody, day, done)
}

/** How likely each step is to follow the one before. */
const FOLLOWS = [0.93, 0.86, 0.72, 0.88, 0.92]
/** … and the broken one where it is broken. */
const FOLLOWS_BROKEN = 0.12

/** Returns how many steps were completed. */
function onboard(world: World, somebody: Somebody, day: number, session: string): number {
  const { random } = somebody
  for (let step = 0; step < words.onboarding.length; step++) {
    const fault = step === words.BROKEN_STEP && somebody.broken && day >= world.broken_day
    later(somebody, 60_000)
    if (fault) write(somebody, '$exception', words.importError + session)
    if (!random.chance(fault ? FOLLOWS_BROKEN : FOLLOWS[step])) return step
    const own = words.onboarding[step] + some(random, words.onboardingExtras, 0.8)
    write(somebody, 'onboarding_step_completed', own + session)
  }
  return words.onboarding.length
}

/** Days at work until they stay away: who does more stays longer, and pays sooner. */
function work(world: World, somebody: Somebody, first: number, done: number): void {
  const { random } = somebody
  const zeal = somebody.zeal * (0.3 + 0.14 * done)
  const leaves = 0.02 / (0.25 + 4 * zeal)
  let plan = 0
  let seats = random.below(3)
  for (let day = first + 1; day < world.days; day++) {
    if (random.chance(leaves)) {
      if (plan > 0) {
        startSession(world, somebody, day)
        write(somebody, 'subscription_cancelled', words.plans[plan] + some(random, words.cancellations, 0.8))
      }
      return
    }
    if (!random.chance(Math.min(0.95, zeal) * world.mood[day])) continue
    const session = startSession(world, somebody, day) + words.plans[plan]
    const since = words.keys.days + (day - first)
    write(somebody, 'session_started', since + words.seats[seats] + some(random, words.session, 0.7) + session)
    use(somebody, 2 + random.below(4 + Math.ceil(14 * zeal)), session)
    if (random.chance(0.03)) {
      seats = Math.min(words.seats.length - 1, seats + 1)
      write(somebody, 'teammate_invited', some(random, words.invites, 1) + session)
    }
    if (plan < 2 && random.chance((plan === 0 ? 0.02 : 0.004) * (0.5 + zeal))) {
      plan++
      write(somebody, 'plan_upgraded', words.plans[plan] + some(random, words.upgrades, 0.8) + words.seats[seats])
    }
  }
}

function use(somebody: Somebody, times: number, session: string): void {
  const { random } = somebody
  for (let i = 0; i < times; i++) {
    later(somebody, 90_000)
    const feature = words.features[random.weighted(words.featureShares)]
    write(somebody, 'feature_used', feature.use + some(random, feature.extras, 0.3) + session)
    if (random.chance(0.012)) write(somebody, '$exception', some(random, words.errors, 0.8) + session)
  }
}
