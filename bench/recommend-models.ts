import type { Family } from '../src/models/family.ts'
import { networks } from '../src/models/networks.ts'
import type { Interactions, Recommender } from '../src/models/recommender.ts'
import { recommenders } from '../src/models/recommenders.ts'

/** All that can be asked for by name: what runs try unasked, and every network. */
export const allRecommenders: readonly Family<Interactions, Recommender>[] = [
  ...recommenders,
  ...networks.filter(({ name }) => recommenders.every((other) => other.name !== name)),
]
