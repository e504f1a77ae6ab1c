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
