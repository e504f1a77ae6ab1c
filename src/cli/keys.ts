import { Argument, type Command } from 'commander'
import { type KeyInfo, roles } from '../pipeline/keys.ts'
import { asking } from './command.ts'
import { table } from './table.ts'

/** `bellwether keys`: who may write, read and administer. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('list, make and revoke API keys')
  keys
    .command('list')
    .description('the keys there are, revoked ones included')
    .action(
      asking(
        ({ client }) => client.request<{ keys: KeyInfo[] }>('GET', '/api/v1/keys'),
        (answer) => table(answer.keys.map((key) => ({ ...key }))),
      ),
    )
  keys
    .command('create')
    .description('make a key; it is shown once')
    .addArgument(new Argument('<role>', 'what it allows').choices(roles))
    .argument('<name>', 'who or what will use it')
    .action(
      asking(
        ({ client, args: [role, name] }) =>
          client.request<KeyInfo & { key: string }>('POST', '/api/v1/keys', { json: { role, name } }),
        ({ key }) => key,
      ),
    )
  keys
    .command('revoke')
    .description('make a key stop working at once')
    .argument('<id>', 'from `bellwether keys list`')
    .action(
      asking(
        async ({ client, args: [id] }) => {
          await client.request('DELETE', `/api/v1/keys/${encodeURIComponent(id)}`)
          return { revoked: id }
        },
        ({ revoked }) => `Revoked ${revoked}.`,
      ),
    )
}
