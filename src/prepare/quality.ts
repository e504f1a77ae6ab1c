import type { ProjectId } from '../core/ids.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { QualityReport } from './dataset.ts'
import { clean, countCancellations, type OrderLines, ofPerson } from './lines.ts'
import type { TargetDefinition } from './target.ts'

/** `n_`: in a SELECT an alias must not take the name of a column that is counted. */
type Counts = Record<
  `n_${'rows' | 'duplicates' | 'missing' | 'impossible' | 'outliers' | 'not_products' | 'anonymous' | 'cancelled'}`,
  number
>

interface Cold {
  people: number
  items: number
}

/** Fewer orders than this say little of a person or an item. */
const COLD = 3

/** What is wrong with the lines, what each use does about it, and why: one pass over the marked lines. */
export async function qualityOf(
  store: Store,
  project: ProjectId,
  definition: TargetDefinition,
  lines: OrderLines,
  cutoff: Date,
): Promise<QualityReport> {
  const [counts] = await store.clickhouse.query<Counts>(sql`
    SELECT count() AS n_rows, countIf(duplicate) AS n_duplicates, countIf(missing) AS n_missing, countIf(impossible) AS n_impossible,
      countIf(outlier AND ${clean}) AS n_outliers, countIf(not_product) AS n_not_products, countIf(anonymous) AS n_anonymous,
      countIf(cancelled) AS n_cancelled FROM ${lines.table}`)
  const [cold] = await store.clickhouse.query<Cold>(sql`
    SELECT (SELECT count() FROM (SELECT person_id FROM ${lines.table} WHERE ${ofPerson} GROUP BY person_id HAVING uniqExact(basket) < ${COLD})) AS people,
      (SELECT count() FROM (SELECT item FROM ${lines.table} WHERE ${clean} GROUP BY item HAVING uniqExact(basket) < ${COLD})) AS items`)
  const cancellations = await countCancellations(store, project, definition, cutoff)
  const { duplicates, wrong, cancelled, anonymous, outliers, people, items } = wordsOf[definition.use]
  const check = (found: number, done: string, why: string) => ({ found, done, why })
  return {
    rows: check(counts.n_rows, 'read', 'Lines of the target before the cut-off.'),
    duplicates: check(
      counts.n_duplicates,
      duplicates,
      'The same person, order, item, quantity, price and time: a line sent or exported twice.',
    ),
    missing: check(counts.n_missing, wrong, 'A line without an item teaches nothing of items.'),
    impossible: check(
      counts.n_impossible,
      wrong,
      'A purchase has a quantity and a price above zero; others are corrections and gifts.',
    ),
    cancelled: check(
      counts.n_cancelled,
      cancelled,
      'A cancellation of the same person, item and quantity takes back the latest line before it.',
    ),
    unmatched_cancellations: check(
      cancellations - counts.n_cancelled,
      'ignored',
      'They take back part of a line, or one from before the data begins, or were sent twice.',
    ),
    outliers: check(
      counts.n_outliers,
      outliers,
      'More than 1,000 pieces and 50 times what the item usually sells in: one buyer, not demand.',
    ),
    non_products: check(
      counts.n_not_products,
      wrong,
      definition.product_pattern
        ? 'Codes that do not match the pattern of products.'
        : 'No pattern of products is declared: every code is taken for a product.',
    ),
    anonymous: check(counts.n_anonymous, anonymous, 'Nobody stands behind these lines whom one could meet again.'),
    cold_people: check(cold.people, people, `Fewer than ${COLD} orders.`),
    cold_items: check(cold.items, items, `In fewer than ${COLD} orders.`),
  }
}

/** Done with a line that is no purchase of a product (`wrong`), and with others that are not what they seem. */
interface Done {
  duplicates: string
  wrong: string
  cancelled: string
  anonymous: string
  outliers: string
  people: string
  items: string
}

const cleaned = {
  duplicates: 'removed',
  wrong: 'left out',
  cancelled: 'removed with the order line they take back',
}

/** Where the uses differ in what they do. */
const wordsOf: Record<TargetDefinition['use'], Done> = {
  recommendation: {
    ...cleaned,
    anonymous: 'left out',
    outliers: 'kept: how many were bought does not count',
    people: 'kept',
    items: 'kept',
  },
  forecast: {
    ...cleaned,
    anonymous: 'kept: they are demand',
    outliers: 'cut to 50 times the median',
    people: 'kept',
    items: 'counted in the total only',
  },
  // It learns from the orders that people made, whatever was in them and whatever became of them.
  propensity: {
    duplicates: 'kept: part of the same order',
    wrong: 'kept: part of an order, worth nothing if its value is not above zero',
    cancelled: 'kept: the order was made',
    anonymous: 'left out',
    outliers: 'kept: the model takes logarithms',
    people: 'kept',
    items: 'kept',
  },
}
