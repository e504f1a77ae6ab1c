import { z } from 'zod'

const property = (what: string) => z.string().min(1).max(200).describe(`Property that holds ${what}`)
const eventName = (what: string) => z.string().min(1).max(200).describe(`Event that says ${what}`)

/** How lines of orders stand in the events: shared by the three uses. */
const Orders = {
  event: eventName('a line was bought').default('item_purchased'),
  item: property('the item').default('item'),
  basket: property('the order that a line belongs to').default('order_id'),
  quantity: property('how many').default('quantity'),
  price: property('the price of one').default('price'),
  cancel_event: eventName('a line was taken back').nullable().default('item_cancelled'),
  /** Which items are goods at all; fee lines, postage and adjustments are not. */
  product_pattern: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .describe('Regular expression (RE2) that product codes match; null takes all'),
  /** People who are no people: anonymous orders count for demand only. */
  anonymous_prefix: z
    .string()
    .max(50)
    .nullable()
    .default(null)
    .describe('distinct_ids that start so are left out of what is learnt about people'),
}

const days = (fallback: number) => z.int().min(1).max(366).default(fallback)

/** What a person will want next. */
export const RecommendationTarget = z.strictObject({
  use: z.literal('recommendation'),
  ...Orders,
  window_days: days(28),
  hit_days: days(7),
})

/** How much will be wanted of each item a day. */
export const ForecastTarget = z.strictObject({
  use: z.literal('forecast'),
  ...Orders,
  horizon_days: days(28),
  season_days: days(7),
  /** Items sold on fewer days before the cut-off are too cold to forecast alone; they count in the total. */
  min_days_sold: z.int().min(1).default(10),
  max_series: z.int().min(1).max(10_000).default(500),
})

/** Whether a person will do something within a time. */
export const PropensityTarget = z.strictObject({
  use: z.literal('propensity'),
  ...Orders,
  outcome: eventName('it happened').default('order_completed'),
  within_days: days(28),
})

/** What to learn, declared by the operator. */
export const TargetDefinition = z.discriminatedUnion('use', [RecommendationTarget, ForecastTarget, PropensityTarget])
export type TargetDefinition = z.infer<typeof TargetDefinition>
export type Use = TargetDefinition['use']
export type DefinitionOf<U extends Use> = Extract<TargetDefinition, { use: U }>
