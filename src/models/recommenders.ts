import { blend } from './blend.ts'
import { buyAgain } from './buy-again.ts'
import { ease } from './ease.ts'
import type { Family } from './family.ts'
import { gru4rec } from './gru4rec.ts'
import { itemKnn } from './item-knn.ts'
import { networks } from './networks.ts'
import { popularity, popularity28d } from './popularity.ts'
import type { Interactions, Recommender } from './recommender.ts'
import { rulesSymmetric } from './rules.ts'
import { rulesDirected } from './rules-directed.ts'
import { sasrec } from './sasrec.ts'
import { twoTower } from './two-tower.ts'
import { vSknn } from './v-sknn.ts'
import { withRules } from './with-rules.ts'

/**
 * Every family of recommenders that a run tries, simple ones first, then the blend, which takes what they found, then what
 * needs time: a transformer beside rules (with a weight of 0 for them where they add nothing), a recurrent network, and two
 * towers that read what items are called, few so that the minutes are not cut too small. All networks are in `networks`.
 */
export const recommenders: readonly Family<Interactions, Recommender>[] = [
  popularity,
  popularity28d,
  buyAgain,
  itemKnn,
  rulesDirected,
  rulesSymmetric,
  ease,
  vSknn,
  blend,
  withRules(sasrec),
  gru4rec,
  twoTower,
]

/** Those, and what earlier runs may have tried: whatever was promoted is served and compared, whatever is tried today. */
export const knownRecommenders: readonly Family<Interactions, Recommender>[] = [
  ...recommenders,
  ...networks.filter(({ name }) => recommenders.every((other) => other.name !== name)),
]
