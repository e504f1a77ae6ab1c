import type { Command } from 'commander'
import { asking } from './command.ts'
import { table } from './table.ts'

interface Answer {
  rows: Record<string, unknown>[]
  truncated: boolean
}

/** `bellwether query`: SQL over the project's events. */
export function addQuery(program: Command): void {
  program
    .command('query')
    .description('run one SELECT over events, items, quarantine and predictions')
    .argument('<sql>', "ClickHouse's SQL, read-only")
    .option('--limit <rows>', 'most rows shown', '1000')
    .action(
      asking<{ limit: string }, Answer>(
        ({ client, args: [sql], options }) =>
          client.request('POST', '/api/v1/query', { json: { sql, limit: Number(options.limit) } }),
        ({ rows, truncated }) => table(rows, 'No rows.') + (truncated ? '\n… and more: raise --limit.' : ''),
      ),
    )
}
