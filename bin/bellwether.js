#!/usr/bin/env node
// Plain JavaScript that any Node reads, so that an old one is told so in a line instead of failing on syntax.
var version = process.versions.node.split('.').map(Number)
if (version[0] < 22 || (version[0] === 22 && version[1] < 18)) {
  console.error(
    'Bellwether needs Node.js 22.18 or newer, and this is ' +
      process.versions.node +
      '. In its repository `npm run` and `npx` bring the right one (Linux x64); elsewhere install Node.js 24 LTS.',
  )
  process.exit(1)
}
// The repository runs its TypeScript as it is; the published package brings JavaScript.
import('node:fs')
  .then((fs) =>
    fs.existsSync(new URL('../src/cli/main.ts', import.meta.url)) ? '../src/cli/main.ts' : '../src/cli/main.js',
  )
  .then((path) => import(path))
  .then((cli) => cli.main(process.argv.slice(2)))
  .then((code) => {
    process.exitCode = code
  })
