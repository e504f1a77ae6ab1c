import type { Command } from 'commander'
import { asking } from './command.ts'
import { table } from './table.ts'

interface ModelsShown {
  models: { hash: string; version: number; name: string; alias: string | null; created_at: string }[]
}

const show = ({ models }: ModelsShown) =>
  table(models.map(({ version, name, alias, hash, created_at }) => ({ version, name, alias, hash, created_at })))

const pathOf = (target: string) => `/api/v1/targets/${encodeURIComponent(target)}`

/** `bellwether models`: which model answers. */
export function addModels(program: Command): void {
  const models = program.command('models').description('list, promote and roll back models')
  models
    .command('list')
    .description("a target's models, newest first")
    .argument('<target>', 'name of the target')
    .action(
      asking(({ client, args: [target] }) => client.request<ModelsShown>('GET', `${pathOf(target)}/models`), show),
    )
  models
    .command('promote')
    .description('let a model answer from now on')
    .argument('<target>', 'name of the target')
    .argument('<model>', 'hash of the model')
    .option('--reason <text>', 'why, for the record')
    .action(
      asking<{ reason?: string }, ModelsShown>(
        ({ client, args: [target, model], options: { reason } }) =>
          client.request('POST', `${pathOf(target)}/promote`, { json: { model, reason } }),
        show,
      ),
    )
  models
    .command('rollback')
    .description('bring back the champion before')
    .argument('<target>', 'name of the target')
    .action(
      asking(({ client, args: [target] }) => client.request<ModelsShown>('POST', `${pathOf(target)}/rollback`), show),
    )
}
