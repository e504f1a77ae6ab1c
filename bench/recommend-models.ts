import type { Family } from '../src/models/family.ts'
import { ials } from '../src/models/ials.ts'
import { networks } from '../src/models/networks.ts'
import type { Interactions, Recommender } from '../src/models/recommender.ts'
import { knownRecommenders } from '../src/models/recommenders.ts'
import { withRules } from '../src/models/with-rules.ts'
import { rivalsByContent } from './content-rivals.ts'

/** All that can be asked for by name: what runs try or tried, what costs them more than it wins, and each network beside rules. */
export const allRecommenders: readonly Family<Interactions, Recommender>[] = [
  ...knownRecommenders,
  ials,
  ...rivalsByContent,
  ...networks.map(withRules).filter(({ name }) => knownRecommenders.every((other) => other.name !== name)),
]
