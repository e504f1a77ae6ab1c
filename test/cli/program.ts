import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const program = `import { main } from ${JSON.stringify(main)}; process.exitCode = await main(process.argv.slice(1))`

/** A command line at work in a process of its own. */
export interface Program {
  child: ChildProcess
  /** What it has written so far. */
  written: { stdout: string; stderr: string }
  /** Its exit code. */
  ended: Promise<number>
  /** Resolves with what it wrote, once that matches: the first group, or all of it. */
  says(pattern: RegExp): Promise<string>
}

/** Starts a command line in a process of its own, which the test's end kills. */
export function bellwether(...args: string[]): Program {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    env: { ...process.env, BELLWETHER_KEY: undefined, BELLWETHER_URL: undefined },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk
  })
  const ended = once(child, 'exit').then(([code]) => code as number)
  const says = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(written.stdout + written.stderr)
      if (found) return found[1] ?? found[0]
      if (child.exitCode !== null) throw new Error(written.stderr)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { child, written, ended, says }
}
