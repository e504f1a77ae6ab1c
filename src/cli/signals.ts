/** Resolves on the first SIGINT or SIGTERM with its name; a second one ends the process at once. */
export function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      for (const name of signals) process.off(name, stop).once(name, () => process.exit(130))
      resolve(signal)
    }
    for (const name of signals) process.on(name, stop)
  })
}

const signals = ['SIGINT', 'SIGTERM'] as const
