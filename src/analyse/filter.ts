import { z } from 'zod'
import type { ProjectId } from '../core/ids.ts'
import { list, raw, type Sql, sql } from '../store/sql.ts'

/** Whose events are asked about, in which time zone its days lie, and what counts as now. */
export interface Scope {
  project: ProjectId
  /** IANA name. */
  time_zone: string
  now: Date
}

/** Name of a property. A dot or a quote in it is part of the name: names are no paths. */
export const PropertyName = z.string().min(1).max(200).describe('Name of a property, as the events hold it')

const Operator = z.enum(['eq', 'ne', 'contains', 'gt', 'gte', 'lt', 'lte', 'set', 'not_set'])

/** A condition on one property. */
export const Condition = z
  .strictObject({
    property: PropertyName,
    op: Operator.describe(
      '`ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null',
    ),
    value: z
      .union([z.string().max(2_000), z.number(), z.boolean()])
      .optional()
      .describe('A number is compared as a number (also with texts that are one), anything else as text'),
  })
  .refine(({ op, value }) => op === 'set' || op === 'not_set' || value !== undefined, {
    path: ['value'],
    message: 'what the property is compared with',
  })
export type Condition = z.infer<typeof Condition>

const fields = {
  event: z.string().min(1).max(200).optional().describe('Name of the event; any event unless given'),
  where: z.array(Condition).max(20).default([]).describe('All of them must hold'),
}

/** Some events: by name, by properties, or both. */
export const EventFilter = z.strictObject(fields)
export type EventFilter = z.infer<typeof EventFilter>

/** The fields of `EventFilter`, for a schema that has more of them. */
export const eventFilterFields = fields

/** A property as text, NULL where it is absent or null: texts as they are, everything else as its JSON. */
export const textOf = (property: string): Sql => sql`JSONExtract(properties, ${property}, 'Nullable(String)')`

/** A property as a number, NULL where it is none; texts that are numbers count. */
export const numberOf = (property: string): Sql => sql`JSONExtract(properties, ${property}, 'Nullable(Float64)')`

const signs = { eq: raw('='), gt: raw('>'), gte: raw('>='), lt: raw('<'), lte: raw('<=') }

function holds({ property, op, value }: Condition): Sql {
  if (op === 'set') return sql`isNotNull(${textOf(property)})`
  if (op === 'not_set') return sql`isNull(${textOf(property)})`
  if (op === 'ne') return sql`NOT ${holds({ property, op: 'eq', value })}`
  if (op === 'contains')
    return sql`ifNull(positionCaseInsensitiveUTF8(${textOf(property)}, ${String(value)}) > 0, false)`
  if (typeof value === 'number') return sql`ifNull(${numberOf(property)} ${signs[op]} ${value}, false)`
  return sql`ifNull(${textOf(property)} ${signs[op]} ${String(value)}, false)`
}

/** True of a row of `events()` that the filter takes. Each condition parses the row's properties once. */
export function matches({ event, where }: EventFilter): Sql {
  const parts = [...(event === undefined ? [] : [sql`event = ${event}`]), ...where.map(holds)]
  return parts.length ? sql`(${list(parts, ' AND ')})` : raw('true')
}

/** The names that rows of any of the filters can have, for `events()` to scan no others; undefined where it may be any. */
export function namesOf(filters: readonly EventFilter[]): string[] | undefined {
  const names = new Set(filters.map(({ event }) => event))
  return names.has(undefined) ? undefined : ([...names] as string[])
}
