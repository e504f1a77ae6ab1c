/** Lowest first; a group imports from groups left of it and from itself. style.md, "Import direction". */
const order = [
  ['core'],
  ['stats', 'nn'],
  ['models', 'store'],
  ['privacy'],
  ['collect', 'analyse', 'prepare'],
  ['train'],
  ['evaluate'],
  ['deploy'],
  ['monitor'],
  ['advise', 'ask'],
  ['pipeline'],
  ['api'],
  ['cli'],
]

const rules = order.flatMap((groups, level) =>
  groups.map((folder) => {
    const allowed = [...order.slice(0, level).flat(), folder]
    return {
      name: `${folder}-imports-from-its-left`,
      severity: 'error',
      comment: `src/${folder} may import from: ${allowed.join(', ')}`,
      from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: allowed.map((name) => `^src/${name}/`) },
    }
  }),
)

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'web-imports-nothing-from-src', severity: 'error', from: { path: '^web/' }, to: { path: '^src/' } },
    {
      name: 'src-imports-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.json') },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
}
