import type { Command } from 'commander'
import { asking } from './command.ts'
import { table } from './table.ts'

type Use = 'recommendation' | 'forecast' | 'propensity'

interface PredictOptions {
  person?: string
  limit?: string
  items?: string
  where?: string[]
  excludeSeen?: boolean
  series?: string
  horizon?: string
}

/** What any of the three uses answers. */
interface Answer {
  items?: { item: string; score: number; reason: { kind: string; items: string[] } }[]
  points?: Record<string, unknown>[]
  probability?: number
  reasons?: Record<string, unknown>[]
}

const routeOf: Record<Use, string> = {
  recommendation: 'recommendations',
  forecast: 'forecasts',
  propensity: 'propensity',
}

/** `bellwether predict`: asks the model in service. */
export function addPredict(program: Command): void {
  program
    .command('predict')
    .description('ask the model in service of a target')
    .argument('<target>', 'name of the target')
    .option('--person <id>', 'recommendation, propensity: distinct_id of the person')
    .option('--limit <count>', 'recommendation: how many items')
    .option('--items <items>', 'recommendation: items at hand, parted by commas')
    .option('--where <conditions...>', 'recommendation: conditions on items, category:eq:Toys')
    .option('--exclude-seen', 'recommendation: leave out what the person has taken before')
    .option('--series <id>', 'forecast: a series; the total unless given')
    .option('--horizon <days>', 'forecast: how far')
    .action(
      asking<PredictOptions, Answer>(async ({ client, args: [target], options }) => {
        const name = encodeURIComponent(target)
        const { use } = await client.request<{ use: Use }>('GET', `/api/v1/targets/${name}`)
        return client.request('GET', `/api/v1/${routeOf[use]}/${name}?${queryOf(options)}`)
      }, show),
    )
}

/** Only what was asked for goes along: the API refuses what does not belong to the target's use. */
function queryOf({ person, limit, items, where = [], excludeSeen, series, horizon }: PredictOptions): URLSearchParams {
  const given = { person, limit, items, series, horizon, exclude_seen: excludeSeen ? 'true' : undefined }
  const pairs = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return new URLSearchParams([...pairs, ...where.map((condition): [string, string] => ['where', condition])])
}

function show({ items, points, probability, reasons }: Answer): string {
  if (items) {
    return table(
      items.map(({ item, score, reason }) => ({
        item,
        score: Number(score.toPrecision(3)),
        reason: [reason.kind, ...reason.items].join(' '),
      })),
    )
  }
  if (points) return table(points)
  return `${((probability ?? 0) * 100).toFixed(1)} %\n${table(reasons ?? [])}`
}
