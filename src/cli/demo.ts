import type { Command } from 'commander'
import { ensureDashboard } from './dashboard-build.ts'
import { runDemo, writeSummary } from './demo/demo.ts'
import { openTerminal } from './demo/terminal.ts'
import { configOf, type Flags } from './flags.ts'
import { signalled } from './signals.ts'

interface DemoFlags {
  once?: boolean
  keep?: boolean
}

/** `bellwether demo`: a real shop through the whole pipeline, then served until a signal. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('a real shop through the whole pipeline, in a directory of its own (./.bellwether-demo)')
    .argument('[file]', 'with --json: file for the figures; stdout without it')
    .option('--once', 'exit afterwards instead of serving on')
    .option('--keep', 'go on with the directory as it is instead of making it anew')
    .action((file: string | undefined, _options: DemoFlags, command: Command) =>
      demo(file, command.optsWithGlobals<DemoFlags & Flags>()),
    )
}

async function demo(file: string | undefined, flags: DemoFlags & Flags): Promise<void> {
  ensureDashboard()
  const config = configOf({
    ...flags,
    data: flags.data ?? './.bellwether-demo',
    port: flags.port ?? (flags.once ? '0' : undefined),
  })
  // With --json and no file stdout is the document's alone.
  const terminal = openTerminal(flags.json && !file ? process.stderr : process.stdout)
  const { summary, learnt, url, close } = await runDemo({ config, keep: flags.keep ?? false, terminal })
  try {
    // Figures are whole; who serves on hears of what is still learning when it is done.
    if (flags.once || flags.json) await learnt
    else learnt.catch((error) => terminal.line(`  ${error.message}`))
    if (flags.json && file) await writeSummary(file, summary)
    else if (flags.json) process.stdout.write(`${JSON.stringify(summary)}\n`)
    if (flags.once) return
    terminal.line(`\nServing on ${url} (API: ${url}/api/docs) until Ctrl+C`)
    await signalled()
  } finally {
    await close()
  }
}
