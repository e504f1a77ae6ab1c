import { z } from 'zod'
import { DateRange, Days } from './days.ts'
import { EventFilter, PropertyName } from './filter.ts'

const Exclusion = z.strictObject({
  ...EventFilter.shape,
  from: z.int().min(0).describe('Step from which on, counted from 0'),
  to: z.int().min(1).describe('Step up to which'),
})

/** People who do one thing after another. */
export const FunnelQuery = z
  .strictObject({
    steps: z.array(EventFilter).min(2).max(10),
    order: z
      .enum(['ordered', 'strict', 'any'])
      .default('ordered')
      .describe('`strict`: nothing else in between; `any`: all steps, whichever comes first'),
    window_s: z
      .int()
      .positive()
      .max(366 * 86_400)
      .default(14 * 86_400)
      .describe('Longest time from entry to the last step, inclusive'),
    range: DateRange.describe('Entry falls in it; later steps may lie after it, up to the window'),
    exclusions: z
      .array(Exclusion)
      .max(5)
      .default([])
      .describe('Who does this between two steps leaves the funnel, its first step included'),
    breakdown: PropertyName.optional().describe("Parts the people by this property of their first step's event"),
    compare: z.boolean().default(false).describe('Also as many days right before'),
  })
  .refine(({ order, exclusions }) => order === 'ordered' || exclusions.length === 0, {
    path: ['exclusions'],
    message: 'none unless the order is `ordered`',
  })
  .refine(({ steps, exclusions }) => exclusions.every(({ from, to }) => from < to && to < steps.length), {
    path: ['exclusions'],
    message: '`from` before `to`, both steps of the funnel',
  })
export type FunnelQuery = z.infer<typeof FunnelQuery>

const Share = z.number().nullable().describe('0 … 1; null of nobody')
const Seconds = z.number().nullable().describe('From the step before; null for the first step and of nobody')

const FunnelStep = z.object({
  people: z.int(),
  from_start: Share.describe('Share of the people of the first step; null of nobody'),
  from_previous: Share.describe('Share of the people of the step before; null of nobody'),
  median_s: Seconds,
  average_s: Seconds,
})
export type FunnelStep = z.infer<typeof FunnelStep>

const FunnelPart = z.object({
  days: Days.describe('The days that entry falls in'),
  steps: z.array(FunnelStep),
  breakdown: z
    .array(
      z.object({
        value: z.string().nullable().describe('Null: the event lacked the property, or `other`'),
        other: z.boolean().describe('True for what is beyond the ten most frequent values'),
        steps: z.array(FunnelStep),
      }),
    )
    .optional(),
})
export type FunnelPart = z.infer<typeof FunnelPart>

/** The funnel in the range, and in the one before where asked. */
export const FunnelAnswer = FunnelPart.extend({ before: FunnelPart.optional() })
export type FunnelAnswer = z.infer<typeof FunnelAnswer>

/** Whom to list. */
export const FunnelPeopleQuery = z
  .strictObject({
    funnel: FunnelQuery.describe(
      'As asked before; comparison plays no part. With `days` of the answer as the range, last days are the same ones',
    ),
    step: z.int().min(0).max(9).describe('Counted from 0'),
    outcome: z
      .enum(['reached', 'dropped'])
      .default('reached')
      .describe('`dropped`: reached the step before and not this one; nobody for step 0'),
    part: z
      .strictObject({ value: z.string().nullable(), other: z.boolean().default(false) })
      .optional()
      .describe('Only the people of a value of the breakdown, as the answer tells it; everybody unless given'),
    cursor: z.uuid().optional().describe('`next` of the page before'),
    limit: z.int().min(1).max(1_000).default(100),
  })
  .refine(({ funnel, part }) => part === undefined || funnel.breakdown !== undefined, {
    path: ['part'],
    message: 'none unless the funnel has a `breakdown`',
  })
export type FunnelPeopleQuery = z.infer<typeof FunnelPeopleQuery>

export const FunnelPeople = z.object({
  people: z.array(
    z.object({
      person_id: z.uuid(),
      distinct_id: z.string().describe("The id of the person's last event in the funnel"),
    }),
  ),
  next: z.string().nullable(),
})
export type FunnelPeople = z.infer<typeof FunnelPeople>
