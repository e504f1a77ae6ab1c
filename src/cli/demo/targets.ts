import type { NewTarget } from '../../pipeline/targets.ts'
import { TargetDefinition } from '../../prepare/target.ts'

/** Product codes of the shop: five digits and perhaps letters; the rest is postage, fees and adjustments. */
const product_pattern = '^[0-9]{5}[A-Za-z]*$'
const anonymous_prefix = 'invoice:'

/** What the demo learns. */
export const demoTargets: readonly NewTarget[] = [
  {
    name: 'next-order',
    schedule: null,
    definition: TargetDefinition.parse({ use: 'recommendation', product_pattern, anonymous_prefix }),
  },
  {
    name: 'demand',
    schedule: null,
    definition: TargetDefinition.parse({ use: 'forecast', product_pattern, max_series: 300 }),
  },
  {
    name: 'orders-again',
    schedule: null,
    definition: TargetDefinition.parse({ use: 'propensity', product_pattern, anonymous_prefix }),
  },
]
