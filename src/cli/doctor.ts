import type { Command } from 'commander'
import type { Config } from '../core/config.ts'
import { BellwetherError } from '../core/errors.ts'
import { holderOf } from '../store/lock.ts'
import { doing } from './command.ts'
import type { Finding } from './doctor/finding.ts'
import { checkClock, checkDisk, checkGlibc, checkMemory, checkNode, checkPort } from './doctor/machine.ts'
import { checkDirectory, checkEngines, checkRunning } from './doctor/store.ts'
import { configOf } from './flags.ts'

/** `bellwether doctor`: what would keep Bellwether from working here. Exit code 1 when anything fails. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check machine, data directory, engines and server, and say what to do')
    .action(async (...given: unknown[]) => {
      let findings: Finding[] = []
      await doing(
        async ({ options }) => {
          findings = await examine(configOf(options))
          return { findings }
        },
        () => findings.map(line).join('\n'),
      )(...given)
      const failed = findings.filter(({ state }) => state === 'FAIL')
      if (failed.length > 0) {
        throw new BellwetherError({ code: 'cli.unhealthy', got: failed.map(({ check }) => check).join(', ') })
      }
    })
}

/** Every check, one after the other: the engines' check needs the memory that the others would be measured in. */
async function examine(config: Config): Promise<Finding[]> {
  const machine = [
    checkNode(),
    checkGlibc(),
    await checkDisk(config.data),
    checkMemory(),
    await checkClock(config.data),
  ]
  const running = holderOf(config.data)
  if (running) return [...machine, ...(await checkRunning(config.data, running))]
  const directory = checkDirectory(config.data)
  const engines = directory.state === 'FAIL' ? [] : await checkEngines(config)
  return [...machine, await checkPort(config), directory, ...engines]
}

const line = ({ state, check, found, todo }: Finding) =>
  `${state.padEnd(5)}${check.padEnd(16)}${found}${todo ? `\n${' '.repeat(21)}→ ${todo}` : ''}`
