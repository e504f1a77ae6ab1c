import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import type { ClickHouse } from './clickhouse.ts'
import { events } from './events.ts'
import { list, raw, type Sql, sql } from './sql.ts'

/** What an operator may name in FROM; every other name is refused. */
const tables = ['events', 'items', 'quarantine', 'predictions'] as const

/** Functions that read what is not the project's: files, other servers, dictionaries, tables named by a string. */
const forbiddenFunctions =
  /^(file.*|url.*|s3.*|gcs.*|azure.*|hdfs.*|oss.*|cosn|iceberg.*|delta.*|hudi.*|paimon.*|arrow.*|ytsaurus|remote.*|cluster.*|merge|mergetree.*|loop|view.*|eval|executable|hive|input|prometheus.*|timeseries.*|infile|mysql.*|postgresql.*|mongodb.*|redis.*|sqlite.*|odbc|jdbc|python|dict.*|joinget.*|catboost.*|getsetting.*|getserver.*|hascolumnintable|structureto.*|fuzz.*|sleep.*|ai(classify|embed|extract|generate|translate))$/i

/** Words that change what a query may do, or make it something else than a SELECT. */
const forbiddenWords =
  /^(settings|format|outfile|infile|system|information_schema|default|insert|explain|describe|show)$/i

const limits = { max_execution_time: 30, max_memory_usage: '1000000000', max_result_bytes: '100000000' }

/** What came of an operator's query. */
export interface QueryAnswer {
  rows: Record<string, unknown>[]
  /** True when there were more rows than `limit`. */
  truncated: boolean
}

/**
 * Runs an operator's SELECT over one project. `events` there are deduplicated, with the person that each belongs to now;
 * `items`, `quarantine` and `predictions` are the project's too. Two fences: the text is refused when it names anything
 * else, and it runs read-only, with the project as a filter on every table, for at most 30 s in 1 GB, to 100 MB of rows.
 * Throws `store.query_refused` or `store.query_failed`.
 */
export async function operatorQuery(
  clickhouse: ClickHouse,
  project: ProjectId,
  { text, limit }: { text: string; limit: number },
): Promise<QueryAnswer> {
  const select = text.replace(/[;\s]+$/, '')
  refuse(select)
  const own = sql`project_id = toUUID(${project})`
  const named: Sql[] = [
    sql`events AS ${events(project)}`,
    sql`items AS (SELECT * FROM default.items FINAL WHERE ${own})`,
    sql`quarantine AS (SELECT * FROM default.quarantine WHERE ${own})`,
    sql`predictions AS (SELECT * FROM default.predictions WHERE ${own})`,
  ]
  // The line break ends a comment that the operator's text may end in.
  const query = sql`WITH ${list(named)} SELECT * FROM (${raw(select)}\n) LIMIT ${limit + 1}`
  try {
    const rows = await clickhouse.fenced<Record<string, unknown>>(query, { ...limits, ...onlyOf(project) })
    return { rows: rows.slice(0, limit), truncated: rows.length > limit }
  } catch (cause) {
    const got = (cause as Error).message.slice(0, 500)
    throw new BellwetherError({ code: 'store.query_failed', field: 'sql', got }, { cause })
  }
}

/** The second fence: the engine itself adds the project to every table that a query reads. */
const onlyOf = (project: ProjectId) => ({
  additional_table_filters: `{${[...tables, 'person_overrides']
    .map((table) => `'default.${table}': 'project_id = toUUID(''${project}'')'`)
    .join(', ')}}`,
})

/** Throws `store.query_refused` for text that is no single SELECT or that reaches beyond the project. */
function refuse(text: string): void {
  const words = lex(text)
  const no = (got: string, expected: unknown) => {
    throw new BellwetherError({ code: 'store.query_refused', field: 'sql', got, expected })
  }
  if (!/^(select|with)$/i.test(words[0] ?? '')) no(words[0] ?? 'nothing', 'one SELECT')
  let depth = 0
  words.forEach((word, i) => {
    if (word === ';') no('several statements', 'one SELECT')
    // The text stands in brackets of ours, and those keep it to its limit.
    depth += word === '(' ? 1 : word === ')' ? -1 : 0
    if (depth < 0) no(word, 'as many brackets closed as opened')
    // The engine reads \x66 in a quoted name as f: names that hide from this look.
    if (word.includes('\\')) no(word, 'names without a backslash')
    // Further ways to quote, which would hide words from this look.
    if (/^[$‘’“”]$/.test(word)) no(word, 'strings in single quotes')
    if (forbiddenWords.test(word)) no(word, `a SELECT over ${tables.join(', ')}`)
    if (words[i + 1] === '(' && forbiddenFunctions.test(word)) no(`${word}(…)`, 'functions of the values themselves')
  })
}

/** Words, quoted names and punctuation of a query, without its comments and strings. */
function lex(text: string): string[] {
  const token =
    /(--|#[ !])[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\[\s\S]|'')*'|`((?:[^`\\]|\\[\s\S])*)`|"((?:[^"\\]|\\[\s\S])*)"|([A-Za-z_]\w*)|([^\s])/g
  return [...text.matchAll(token)]
    .map(([, , back, double, word, mark]) => back ?? double ?? word ?? mark)
    .filter(Boolean)
}
