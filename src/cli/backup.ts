import { resolve } from 'node:path'
import type { Command } from 'commander'
import { restore } from '../store/backup.ts'
import { asking, doing } from './command.ts'
import { configOf } from './flags.ts'

/** `bellwether backup` and `bellwether restore`. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write events, metadata and artifacts to a folder; a running server goes on')
    .action(
      asking(
        ({ client }) => client.request<{ path: string }>('POST', '/api/v1/backups'),
        ({ path }) => `Backed up to ${path}\nKeep a copy elsewhere: it lies on the same disk.`,
      ),
    )
  program
    .command('restore')
    .description('fill an empty data directory (--data) from a backup')
    .argument('<from>', 'folder that a backup wrote')
    .action(
      doing(
        async ({ args: [from], options }) => {
          const { data } = configOf(options)
          await restore(resolve(from), data)
          return { data }
        },
        ({ data }) => `Restored into ${data}\nNext: bellwether start --data ${data}`,
      ),
    )
}
