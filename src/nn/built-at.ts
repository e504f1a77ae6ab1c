import { fileURLToPath } from 'node:url'

const nn = fileURLToPath(new URL('.', import.meta.url))

/**
 * The line of a model that built a node, `file:line:column`: the innermost call outside this library. A model of ours
 * under `models/` is outside it.
 */
export function lineOf({ stack = '' }: { stack?: string }): string {
  const frames = stack.split('\n').flatMap((line) => /(?:file:\/\/)?(\/[^():]+:\d+:\d+)/.exec(line)?.[1] ?? [])
  // A test of an operation lies beside it, and is a user of it.
  return frames.find((frame) => !frame.startsWith(nn) || /\.test\.ts:/.test(frame)) ?? frames[0] ?? 'an unknown line'
}
