#!/usr/bin/env node
// The repository runs its TypeScript as it is; the published package brings JavaScript.
import('./check-node.cjs')
  .then(() => import('node:fs'))
  .then((fs) =>
    fs.existsSync(new URL('../src/cli/main.ts', import.meta.url)) ? '../src/cli/main.ts' : '../src/cli/main.js',
  )
  .then((path) => import(path))
  .then((cli) => cli.main(process.argv.slice(2)))
  .then((code) => {
    process.exitCode = code
  })
