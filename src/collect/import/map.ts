import { Info } from 'luxon'
import { z } from 'zod'
import { BellwetherError } from '../../core/errors.ts'

const Column = z.string().min(1).max(200)

/** A JavaScript regular expression; compiled once, and short, so that it cannot be made to take for ever by accident. */
const Pattern = z.string().max(200).refine(compiles, 'a regular expression')

const Identity = z.strictObject({
  column: Column,
  prefix: z.string().max(50).default('').describe('Put before the value: `invoice:`'),
})

const Property = z.union([
  Column.describe('The column as it is: numbers stay numbers where the file has types'),
  z.strictObject({
    column: Column,
    type: z.enum(['string', 'number', 'boolean']).default('string'),
    decimal: z.enum(['.', ',']).default('.').describe('What parts the fraction of a number: `,` in German files'),
  }),
])

const Condition = z.strictObject({ column: Column, matches: Pattern.describe('Rows whose value matches') })

/** One kind of event that a row can become. */
export const ImportEntry = z.strictObject({
  event: z
    .union([z.strictObject({ const: z.string().min(1).max(200) }), z.strictObject({ column: Column })])
    .describe('Name of the event, fixed or from a column'),
  distinct_id: z
    .union([Identity, z.array(Identity).min(1).max(10)])
    .describe('Who did it: the first of these that is not empty'),
  timestamp: z.strictObject({
    column: Column,
    format: z
      .string()
      .max(60)
      .optional()
      .describe("`unix_s`, `unix_ms`, or Luxon's tokens such as `dd.MM.yyyy HH:mm`; ISO 8601 without it"),
    zone: z
      .string()
      .max(60)
      .refine((zone) => Info.normalizeZone(zone).isValid, 'a time zone, such as Europe/Berlin')
      .default('UTC')
      .describe('Time zone of stamps that name none, such as `Europe/Berlin`'),
  }),
  id: z.array(Column).min(1).max(20).optional().describe('Columns that tell rows apart; the whole row without it'),
  unique: z
    .boolean()
    .default(false)
    .describe('Rows of one identity make one event, the first; without it each row makes its own'),
  properties: z.record(z.string().min(1).max(200), Property).default({}).describe('Properties by name'),
  properties_in: Column.optional().describe(
    'Column that holds an object whose fields all become properties, as in our own JSON lines',
  ),
  when: z
    .union([Condition, z.array(Condition).min(1).max(10)])
    .optional()
    .describe('Only rows that meet every condition'),
})
export type ImportEntry = z.infer<typeof ImportEntry>

/** How the rows of a file become events: every entry whose conditions a row meets makes an event of it. */
export const ImportMap = z.array(ImportEntry).min(1).max(50)
export type ImportMap = z.infer<typeof ImportMap>

/** Throws `import.map` naming the place in the map. */
export function parseImportMap(value: unknown): ImportMap {
  const parsed = ImportMap.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BellwetherError({
    code: 'import.map',
    field: issue.path.join('.'),
    expected: issue.message,
    hint: 'docs/reference/import-map.md has every field with an example.',
  })
}

function compiles(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
