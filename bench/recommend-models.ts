import type { Family } from '../src/models/family.ts'
import { ials } from '../src/models/ials.ts'
import { networks } from '../src/models/networks.ts'
import type { Interactions, Recommender } from '../src/models/recommender.ts'
import { recommenders } from '../src/models/recommenders.ts'
import { withRules } from '../src/models/with-rules.ts'

/** All that can be asked for by name: what runs try unasked, what costs them more than it wins, every network, and each beside rules. */
export const allRecommenders: readonly Family<Interactions, Recommender>[] = [
  ...recommenders,
  ials,
  ...[...networks, ...networks.map(withRules)].filter(({ name }) => recommenders.every((other) => other.name !== name)),
]
