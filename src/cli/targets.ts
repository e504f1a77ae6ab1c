import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { BellwetherError } from '../core/errors.ts'
import { asking } from './command.ts'
import { table } from './table.ts'

interface TargetShown {
  name: string
  use: string
  schedule: string | null
}

/** `bellwether targets`: what is to be learnt. */
export function addTargets(program: Command): void {
  const targets = program.command('targets').description('list and declare what to learn')
  targets
    .command('list')
    .description('the targets there are')
    .action(
      asking(
        ({ client }) => client.request<{ targets: TargetShown[] }>('GET', '/api/v1/targets'),
        (answer) => table(answer.targets.map(({ name, use, schedule }) => ({ name, use, schedule }))),
      ),
    )
  targets
    .command('create')
    .description('declare a target; the same again changes nothing')
    .argument('<file>', 'JSON: {"name", "definition": {"use": "recommendation" | "forecast" | "propensity", …}}')
    .action(
      asking(
        async ({ client, args: [file] }) =>
          client.request<TargetShown>('POST', '/api/v1/targets', { json: await readJson(file) }),
        ({ name, use }) => `Target ${name} (${use}). Next: bellwether run ${name}`,
      ),
    )
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    const got = (cause as Error).message
    throw new BellwetherError({ code: 'cli.unreadable', field: file, expected: 'a JSON file', got }, { cause })
  }
}
