import { type Command, Option } from 'commander'
import { linkTo } from '../core/config.ts'
import { BellwetherError } from '../core/errors.ts'
import type { Member } from '../pipeline/members.ts'
import { memberRoles } from '../pipeline/sign-in.ts'
import type { Client } from './client.ts'
import { asking } from './command.ts'
import { configOf, type Flags } from './flags.ts'
import { table } from './table.ts'

/** `bellwether members`: the people who sign in. */
export function addMembers(program: Command): void {
  const members = program.command('members').description('list and invite people, and reset their passwords')
  members
    .command('list')
    .description('who belongs to the project')
    .action(
      asking(
        ({ client }) => listed(client),
        ({ members: all }) => table(all.map((member) => ({ ...member }))),
      ),
    )
  members
    .command('invite')
    .description('make a link by which somebody joins, once, within seven days')
    .addOption(new Option('--role <role>', 'what they will be').choices(memberRoles).makeOptionMandatory())
    .action(
      asking<{ role: string }, { link: string }>(
        async ({ client, options }) => {
          const { path } = await client.request<{ path: string }>('POST', '/api/v1/invitations', {
            json: { role: options.role },
          })
          return { link: linkOf(options, client, path) }
        },
        ({ link }) => link,
      ),
    )
  members
    .command('reset')
    .description('make a link by which a member sets a new password, once, within a day')
    .argument('<email>', 'whose')
    .action(
      asking<object, { link: string }>(
        async ({ client, options, args: [email] }) => {
          const user = await named(client, email)
          const { path } = await client.request<{ path: string }>(
            'POST',
            `/api/v1/members/${encodeURIComponent(user)}/reset`,
          )
          return { link: linkOf(options, client, path) }
        },
        ({ link }) => link,
      ),
    )
}

const listed = (client: Client) => client.request<{ members: Member[] }>('GET', '/api/v1/members')

async function named(client: Client, email: string): Promise<string> {
  const { members } = await listed(client)
  const found = members.find((member) => member.email === email.toLowerCase())
  if (found) return found.user
  throw new BellwetherError({ code: 'core.not_found', field: 'email', hint: '`bellwether members list` lists them.' })
}

const linkOf = (flags: Flags, { url }: Client, path: string) => linkTo(configOf(flags), url, path)
