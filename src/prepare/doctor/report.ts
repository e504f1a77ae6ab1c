import { z } from 'zod'

/** One check: what was looked for, what was found, and what follows. */
export const Finding = z.object({
  check: z.enum(['ties', 'order', 'ids', 'people', 'items', 'born_after']),
  /** `leak`: figures measured on this set say more of its making than of people. */
  verdict: z.enum(['ok', 'warn', 'leak']),
  /** Main figure, a share of 0 … 1; null where there was nothing to look at. */
  found: z.number().nullable(),
  /** Further figures by name; `doctor` says what each means. */
  figures: z.record(z.string(), z.number()),
  why: z.string(),
  advice: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** What a look at the order found. */
export interface OrderLook {
  /** Further from one half than chance goes. */
  sure: boolean
  /** Share of neighbours that stand in the direction foretold; null where there are none. */
  found: number | null
  figures: Record<string, number>
}

/** What the data doctor says of interactions. */
export const DoctorReport = z.object({
  size: z.object({
    people: z.int(),
    items: z.int(),
    events: z.int(),
    /** Distinct pairs of person and item ÷ all there could be. */
    density: z.number(),
    /** Share of events with an item that the person had taken before. */
    repeats: z.number(),
    median_length: z.number(),
  }),
  findings: z.array(Finding),
})
export type DoctorReport = z.infer<typeof DoctorReport>

/**
 * A share below which a finding is let be: scores lie in 0 … 1, so what touches one case in twenty moves a mean over
 * cases by a twentieth at most.
 */
export const NOTICEABLE = 0.05

/**
 * Standard deviations beyond the null from which a finding is no chance: a sum of random signs goes beyond x of its
 * standard deviations with a probability of at most exp(−x²/2), however few people there are (Hoeffding 1963); here one
 * in a thousand.
 */
export const SURE = Math.sqrt(2 * Math.log(1_000))

/** Six digits: the manifest is hashed, and the last bits of a logarithm are the machine's own. */
export const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : 0)

export const NOTHING_TO_DO = 'Nothing to do.'
