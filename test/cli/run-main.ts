import { onTestFinished, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'

/** Runs a command line in this process and gathers what it wrote. */
export async function runMain(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' }
  const gather = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += text
      return true
    })
  const spies = [gather('stdout'), gather('stderr')]
  const restore = () => {
    for (const spy of spies) spy.mockRestore()
  }
  onTestFinished(restore)
  const code = await main(args)
  restore()
  return { code, ...written }
}
