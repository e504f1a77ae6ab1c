import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

/** What can be exported and documented. */
type Declaration =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableDeclaration

/** A declaration with the file that it stands in, whose imports say what its types are. */
interface Found {
  declaration: Declaration
  source: ts.SourceFile
}

/** A field of a type, as a line of code. */
interface Field {
  name: string
  optional: boolean
  text: string
  doc: string
}

interface Entry extends Found {
  name: string
}

const entryPoint = 'src/nn.ts'
const sources = new Map<string, ts.SourceFile>()

function sourceOf(path: string): ts.SourceFile {
  const known = sources.get(path)
  if (known) return known
  const made = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  sources.set(path, made)
  return made
}

/** The entry point's exports by section: a section begins with a line comment, and goes on to the next. */
function sections(): { title: string; entries: Entry[] }[] {
  const source = sourceOf(entryPoint)
  const found: { title: string; entries: Entry[] }[] = []
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement)) continue
    for (const { pos, end, kind } of ts.getLeadingCommentRanges(source.text, statement.pos) ?? []) {
      if (kind !== ts.SyntaxKind.SingleLineCommentTrivia) continue
      found.push({ title: source.text.slice(pos + 2, end).trim(), entries: [] })
    }
    const path = join(dirname(entryPoint), (statement.moduleSpecifier as ts.StringLiteral).text)
    for (const { name } of (statement.exportClause as ts.NamedExports).elements) {
      const declared = find(sourceOf(path), name.text)
      if (!declared) throw new Error(`${path} does not export ${name.text}`)
      found.at(-1)!.entries.push({ name: name.text, ...declared })
    }
  }
  return found
}

/** A name's declaration: in the file, or where the file imports it from. */
function find(source: ts.SourceFile, name: string): Found | undefined {
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      const declaration = statement.declarationList.declarations.find((one) => one.name.getText() === name)
      if (declaration) return { declaration, source }
    } else if ((isTyped(statement) || ts.isFunctionDeclaration(statement)) && statement.name?.text === name) {
      return { declaration: statement, source }
    } else if (ts.isImportDeclaration(statement)) {
      const imported = importedAs(statement, name)
      const { text } = statement.moduleSpecifier as ts.StringLiteral
      if (imported && text.startsWith('.')) return find(sourceOf(join(dirname(source.fileName), text)), imported)
    }
  }
  return undefined
}

const isTyped = (node: ts.Node): node is ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
  ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)

/** The name that an import takes from its module as `name`. */
function importedAs({ importClause }: ts.ImportDeclaration, name: string): string | undefined {
  const named = importClause?.namedBindings
  const element = named && ts.isNamedImports(named) && named.elements.find((one) => one.name.text === name)
  return element ? (element.propertyName ?? element.name).text : undefined
}

/** A docstring as paragraphs of Markdown; `''` where there is none. */
function docOf(node: ts.Node): string {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node
  const comment = (ts.getJSDocCommentsAndTags(holder).filter(ts.isJSDoc) as ts.JSDoc[]).at(-1)?.getText() ?? ''
  const lines = comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
  const text = lines.map((line) => line.replace(/^\s*\*? ?/, '').trimEnd()).join('\n')
  return text
    .trim()
    .replaceAll(/@throws /g, 'Throws ')
    .replaceAll(/(?<!\n)\n(?!\n)/g, ' ')
}

/** Code in one line, without its comments. */
const flat = (text: string): string =>
  text
    .replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
    .replaceAll(/(?<![{([|,;=&\s]|=>)\n\s*(?=[^\s})\]|&=])/g, '; ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=^|[:(=] )\| /g, '')
    .trim()

/** `options?: LinearOptions`: a parameter as its caller sees it. */
function parameterText(parameter: ts.ParameterDeclaration, i: number, all: readonly ts.ParameterDeclaration[]): string {
  const { name, type, initializer, questionToken, dotDotDotToken } = parameter
  const last = i === all.length - 1
  // What is taken apart has no name of its own; an operation's attributes are options to its callers.
  const called = ts.isIdentifier(name) && !(last && name.text === 'attributes') ? name.text : last ? 'options' : 'of'
  const optional = initializer || questionToken ? '?' : ''
  return `${dotDotDotToken ? '...' : ''}${called}${optional}: ${flat(type?.getText() ?? typeof JSON.parse(initializer!.getText()))}`
}

/** `abs(x: Operand): Tensor` of an operation's type. */
function operationText(name: string, type: ts.TypeReferenceNode, source: ts.SourceFile): string {
  const [operands, attributes] = type.typeArguments!
  const inputs = ts.isTupleTypeNode(operands) ? operands.elements.map((one) => one.getText()) : ['...tensors: Tensor[]']
  if (attributes) {
    const needed = fieldsOf(attributes, source).some(({ optional }) => !optional)
    inputs.push(`options${needed ? '' : '?'}: ${flat(attributes.getText())}`)
  }
  return `${name}(${inputs.join(', ')}): Tensor`
}

/** A declaration in one line of code. */
function signature({ name, declaration, source }: Entry): string {
  if (ts.isFunctionDeclaration(declaration)) return callText(name, declaration)
  if (!ts.isVariableDeclaration(declaration)) {
    if (ts.isTypeAliasDeclaration(declaration)) return flat(declaration.getText().replace(/^export /, ''))
    return `${ts.isClassDeclaration(declaration) ? 'class' : 'interface'} ${name}${declaration.typeParameters ? `<${declaration.typeParameters.map((one) => one.getText()).join(', ')}>` : ''}`
  }
  const { type, initializer } = declaration
  if (type && ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Operation') {
    return operationText(name, type, source)
  }
  if (initializer && ts.isArrowFunction(initializer) && !type) {
    return callText(name, initializer)
  }
  return type ? `${name}: ${flat(type.getText())}` : `${name} = ${initializer!.getText()}`
}

function callText(name: string, of: ts.SignatureDeclaration): string {
  const generic = of.typeParameters ? `<${of.typeParameters.map((one) => flat(one.getText())).join(', ')}>` : ''
  if (!of.type) throw new Error(`${of.getSourceFile().fileName}: ${name} needs a return type for the reference`)
  return `${name}${generic}(${of.parameters.map(parameterText).join(', ')}): ${flat(of.type.getText())}`
}

/** The fields of an options type, those that it takes over from others first. */
function fieldsOf(type: ts.TypeNode, source: ts.SourceFile): Field[] {
  if (ts.isTypeLiteralNode(type)) return type.members.flatMap(fieldOf)
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => fieldsOf(part, source))
  if (!ts.isTypeReferenceNode(type)) return []
  return namedFields(type.typeName.getText(), type.typeArguments, source)
}

function namedFields(name: string, of: readonly ts.TypeNode[] | undefined, source: ts.SourceFile): Field[] {
  if (name === 'Partial') return fieldsOf(of![0], source).map((field) => ({ ...field, optional: true }))
  if (name === 'Pick') {
    const kept = of![1].getText()
    return fieldsOf(of![0], source).filter((field) => kept.includes(`'${field.name}'`))
  }
  const found = find(source, name)
  if (!found || !ts.isInterfaceDeclaration(found.declaration)) return []
  const inherited = (found.declaration.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .flatMap(({ expression, typeArguments }) => namedFields(expression.getText(), typeArguments, found.source))
  return [...inherited, ...found.declaration.members.flatMap(fieldOf)]
}

/** A field or method of a type or a class; nothing for what is not for its users. */
function fieldOf(member: ts.TypeElement | ts.ClassElement): Field[] {
  const name = member.name?.getText() ?? ''
  const hidden =
    ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  if (name === '' || name.startsWith('#') || hidden) return []
  const doc = docOf(member).replaceAll('\n', ' ')
  if (ts.isMethodSignature(member) || ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) {
    const optional = Boolean(member.questionToken)
    const text = ts.isGetAccessor(member)
      ? `${name}: ${flat(member.type!.getText())}`
      : callText(`${name}${optional ? '?' : ''}`, member)
    return [{ name, optional, text: isStatic(member) ? `static ${text}` : text, doc }]
  }
  if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) return []
  const optional = Boolean(member.questionToken)
  const value = ts.isPropertyDeclaration(member) ? member.initializer : undefined
  // A counter or a table says its type by its first value.
  const type = member.type?.getText() ?? (value && ts.isNewExpression(value) ? value.getText().slice(4, -2) : 'number')
  return [{ name, optional, text: `${name}${optional ? '?' : ''}: ${flat(type)}`, doc }]
}

const isStatic = (member: ts.MethodSignature | ts.MethodDeclaration | ts.GetAccessorDeclaration): boolean =>
  Boolean(ts.getModifiers(member as ts.MethodDeclaration)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword))

/** What can be said of a declaration's parts: an own type's members, or the options that a function takes. */
function parts({ declaration, source }: Entry, exported: ReadonlySet<string>): Field[] {
  if (ts.isClassDeclaration(declaration)) return declaration.members.flatMap(fieldOf)
  if (ts.isInterfaceDeclaration(declaration)) return namedFields(declaration.name.text, undefined, source)
  if (ts.isTypeAliasDeclaration(declaration)) return []
  const call = ts.isFunctionDeclaration(declaration) ? declaration : declaration.initializer
  const operation = ts.isVariableDeclaration(declaration) && declaration.type
  const types =
    operation && ts.isTypeReferenceNode(operation) && operation.typeName.getText() === 'Operation'
      ? [operation.typeArguments?.[1]]
      : call && (ts.isFunctionDeclaration(call) || ts.isArrowFunction(call))
        ? call.parameters.map(({ type }) => type)
        : []
  return (
    types
      .filter((type) => type !== undefined)
      .filter(
        (type) => !exported.has(type.getText().replace(/<.*/s, '')) && !['Tensor', 'Scope'].includes(type.getText()),
      )
      // Of a type written in the signature, only what its comments add.
      .flatMap((type) => fieldsOf(type, source).filter(({ doc }) => doc !== '' || ts.isTypeReferenceNode(type)))
  )
}

function entryText(entry: Entry, exported: ReadonlySet<string>): string {
  const { name, declaration, source } = entry
  const doc = docOf(declaration)
  if (doc === '' && !ts.isInterfaceDeclaration(declaration))
    throw new Error(`${source.fileName}: ${name} has no docstring`)
  const list = parts(entry, exported).map(({ text, doc }) => `- \`${text}\`${doc ? `: ${doc}` : ''}`)
  const path = relative('docs/reference', source.fileName)
  return [
    `### ${name}`,
    `\`${signature(entry)}\` · [${source.fileName}](${path})`,
    ...(doc ? [doc] : []),
    ...(list.length > 0 ? [list.join('\n')] : []),
  ].join('\n\n')
}

/** `docs/reference/nn.md`: everything that `bellwether/nn` exports, by the sections of its entry point. */
export function nnPage(made: string): string {
  const found = sections()
  const all = found.flatMap(({ entries }) => entries)
  const exported = new Set(all.map(({ name }) => name))
  const anchors = anchorsOf([...found.map(({ title }) => title), ...all.map(({ name }) => name)])
  const contents = found.map(
    ({ title, entries }) =>
      `**${title}**: ${entries.map(({ name }) => `[${name}](#${anchors.get(name)})`).join(' · ')}`,
  )
  const texts = found.map(({ title, entries }) =>
    [`## ${title}`, ...entries.map((entry) => entryText(entry, exported))].join('\n\n'),
  )
  return `# bellwether/nn

${made}

A \`Tensor\` is symbolic: its shape is known, its numbers come when a compiled graph runs. An \`Operand\` is a tensor or a number.
Shapes are written \`[batch, length, d]\`, outermost axis first. A layer that bears the name of an operation ends in \`Layer\`; a
\`Scope\` is where it keeps its parameters. The tutorial is [the guide](../guide/nn.md).

${contents.join('\n\n')}

${texts.join('\n\n')}
`
}

/** Where GitHub's headings of these names lead. Names that differ in case alone are numbered. */
function anchorsOf(names: readonly string[]): Map<string, string> {
  const times = new Map<string, number>()
  return new Map(
    names.map((name) => {
      const plain = name
        .toLowerCase()
        .replaceAll(/[^a-z0-9 _-]/g, '')
        .replaceAll(' ', '-')
      const before = times.get(plain) ?? 0
      times.set(plain, before + 1)
      return [name, before === 0 ? plain : `${plain}-${before}`]
    }),
  )
}
