import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { createProgram } from '../src/cli/main.ts'
import { ImportEntry } from '../src/collect/import/map.ts'
import { Config, variableOf } from '../src/core/config.ts'
import { errorCodes } from '../src/core/errors.ts'
import { nnPage } from './nn-reference.ts'

/** `npm run docs`: writes the reference pages from the code; with `--check` says which of them no longer follow it. */
const folder = 'docs/reference'
const made = 'Made from the code by `npm run docs`: change it there.'

const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: string[]) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n')

interface JsonSchema {
  description?: string
  type?: string
  default?: unknown
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
  required?: string[]
}

/** A schema in a few words. */
function words(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' or ')
  if (schema.anyOf) return schema.anyOf.map(words).join(' or ')
  if (schema.items) return `list of ${words(schema.items)}`
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(
      ([name, field]) =>
        `${name}${schema.required?.includes(name) && field.default === undefined ? '' : '?'}: ${words(field)}`,
    )
    return `{${fields.join(', ')}}`
  }
  if (typeof schema.additionalProperties === 'object') return `{name: ${words(schema.additionalProperties)}}`
  return schema.type ?? 'anything'
}

/** Every description inside a schema, with the field that it belongs to. */
function described(schema: JsonSchema, path: string): string[] {
  const own = schema.description && path ? [row(`\`${path}\``, schema.description.replaceAll('|', '\\|'))] : []
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap((one) =>
    described(one, path),
  )
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    described(field, path ? `${path}.${name}` : name),
  )
  const values =
    typeof schema.additionalProperties === 'object' ? described(schema.additionalProperties, `${path}.*`) : []
  return [...new Set([...own, ...inner, ...fields, ...values])]
}

function importMapPage(): string {
  const schema = z.toJSONSchema(ImportEntry, { io: 'input', reused: 'inline' }) as JsonSchema
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) =>
    row(`\`${name}\``, words(field).replaceAll('|', '\\|'), schema.required?.includes(name) ? 'yes' : ''),
  )
  return `# The import map

${made}

\`bellwether import FILE --map MAP.json\` and \`POST /api/v1/imports\` take a list of entries. Every entry whose conditions a row meets
makes an event of the row. An event's UUID is the version-5 UUID of the project, the entry's place in the map, the identity (the \`id\` columns, or else
the whole row) and how often that identity came before in the file: importing again changes nothing, and a longer export
of the same rows brings only what is new.

${table(['field', 'is', 'needed'], rows)}

${table(['field', 'means'], described(schema, ''))}

## An example

A line of a shop's export becomes \`item_purchased\`, and each order one \`order_completed\`:

\`\`\`json
${readFileSync('examples/online-retail/map.json', 'utf8').trim()}
\`\`\`
`
}

const errorsPage = () => `# Errors

${made}

HTTP answers carry \`application/problem+json\` with \`code, title, status, field, expected, got, hint\`; vendors' routes answer as their
vendor does. What to do is in \`hint\`; of the codes of \`nn\` [the guide](../guide/nn.md#reading-errors) says more.

${table(
  ['code', 'status', 'title'],
  Object.entries(errorCodes).map(([code, { status, title }]) => row(`\`${code}\``, status, title)),
)}
`

const configPage = () => `# Configuration

${made} A flag of the same name wins over the variable.

${table(
  ['setting', 'variable', 'default', 'means'],
  (Object.keys(Config.shape) as (keyof typeof Config.shape)[]).map((name) => {
    const { description = '', default: fallback } = z.toJSONSchema(Config.shape[name], { io: 'input' }) as JsonSchema
    return row(`\`${name}\``, `\`${variableOf(name)}\``, fallback === undefined ? '' : `\`${fallback}\``, description)
  }),
)}
`

function cliPage(): string {
  const program = createProgram()
  const options = (list: readonly { flags: string; description: string }[]) =>
    table(
      ['option', 'means'],
      list.map(({ flags, description }) => row(`\`${flags}\``, description)),
    )
  const commands = program.commands.map((command) => {
    const args = command.registeredArguments
      .map((argument) => (argument.required ? ` <${argument.name()}>` : ` [${argument.name()}]`))
      .join('')
    const inner = command.commands
      .map((sub) => `- \`${command.name()} ${sub.name()}\`: ${sub.description()}`)
      .join('\n')
    const own = command.options.length ? `\n\n${options(command.options)}` : ''
    return `## bellwether ${command.name()}${args}\n\n${command.description()}${inner ? `\n\n${inner}` : ''}${own}`
  })
  return `# The command line\n\n${made} Exit codes: 0 done, 1 failed, 2 asked for wrongly.\n\nEvery command takes:\n\n${options(program.options)}\n\n${commands.join('\n\n')}\n`
}

const pages: Record<string, () => string> = {
  'errors.md': errorsPage,
  'config.md': configPage,
  'cli.md': cliPage,
  'import-map.md': importMapPage,
  'nn.md': () => nnPage(made),
}

mkdirSync(folder, { recursive: true })
const check = process.argv.includes('--check')
for (const [name, make] of Object.entries(pages)) {
  const path = `${folder}/${name}`
  const text = make()
  const same = existsSync(path) && readFileSync(path, 'utf8') === text
  if (check && !same) {
    console.error(`${path} no longer follows the code: run npm run docs`)
    process.exitCode = 1
  } else if (!check) writeFileSync(path, text)
}
