import type { Family } from '../src/models/family.ts'
import { ials } from '../src/models/ials.ts'
import { networks } from '../src/models/networks.ts'
import type { Interactions, Recommender } from '../src/models/recommender.ts'
import { recommenders } from '../src/models/recommenders.ts'

/** All that can be asked for by name: what runs try unasked, what costs them more than it wins, and every network. */
export const allRecommenders: readonly Family<Interactions, Recommender>[] = [
  ...recommenders,
  ials,
  ...networks.filter(({ name }) => recommenders.every((other) => other.name !== name)),
]
