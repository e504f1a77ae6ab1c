import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import chdb from 'chdb'
import { createChdbConnection } from 'chdb/connection'
import { render, type Sql } from './sql.ts'

/** ClickHouse, in this process or behind a URL: the same client, the same SQL. */
export interface ClickHouse {
  /** Rows of a SELECT as objects. Reads the whole answer into memory: bound it by LIMIT or by aggregation. */
  query<Row>(query: Sql, options?: { signal?: AbortSignal }): Promise<Row[]>
  /**
   * Rows of a SELECT that somebody else wrote: read-only, under settings that it cannot change. It has a connection of
   * its own, because the embedded engine keeps a query's settings for the connection's next ones.
   */
  fenced<Row>(query: Sql, settings: Record<string, string | number>): Promise<Row[]>
  /** Runs a statement that returns nothing. */
  command(query: Sql): Promise<void>
  /** The same for one that takes long: on a connection of its own, so that inserts do not wait for it. */
  beside(query: Sql): Promise<void>
  /** Inserts rows: objects, or JSONEachRow text (one JSON object a line) where the caller has it already. Durable on return. */
  insert(table: string, rows: string | readonly object[]): Promise<void>
  /**
   * Inserts lines of TabSeparated text with the columns named. Durable on return. Rows of 2.6 kB take 20 µs
   * each, and 30 in JSON, since nothing is quoted.
   */
  insertLines(table: string, columns: readonly string[], lines: string): Promise<void>
  /** A SELECT's answer as bytes in one of ClickHouse's formats, such as Parquet. */
  bytes(query: Sql, format: string): Promise<Readable>
  /** True when the engine is a server behind a URL. */
  remote: boolean
  close(): Promise<void>
}

type EmbeddedConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>

const settings: ClickHouseSettings = {
  date_time_input_format: 'best_effort',
  input_format_skip_unknown_fields: 0,
  do_not_merge_across_partitions_select_final: 1,
  max_partitions_per_insert_block: '1000',
  output_format_json_quote_64bit_integers: 0,
  // One thread and no parallel encoding give the same bytes for the same rows: datasets are hashed.
  output_format_parquet_parallel_encoding: 0,
  // What Parquet readers in every language know without a further library.
  output_format_parquet_compression_method: 'snappy',
}

/** A client of the server at `url`. */
export function connectClickHouse(url: string): ClickHouse {
  const connect = () =>
    createClient({
      url,
      // Progress in the headers keeps proxies from cutting long queries off.
      clickhouse_settings: {
        ...settings,
        send_progress_in_http_headers: 1,
        http_headers_progress_interval_ms: '20000',
      },
      request_timeout: 300_000,
      // Whoever asks hears of the error; the client's own log would go past ours, queries included.
      log: { level: ClickHouseLogLevel.OFF },
    })
  const client = connect()
  return over([client], client, connect, true, () => client.close())
}

/**
 * Opens the embedded engine on a directory, which then belongs to this process. Connections to one path share the
 * engine, but each runs one query at a time: readers take turns on a small pool, inserts have a connection of their own.
 */
export function openClickHouse(dir: string, options: { readers?: number } = {}): ClickHouse {
  const path = join(dir, 'clickhouse')
  mkdirSync(join(dir, 'backups'), { recursive: true })
  const config = join(dir, 'clickhouse.xml')
  writeFileSync(config, engineConfig(dir))
  // The first session decides the engine's arguments; the client's connections to the same path join it.
  const engine = new chdb.Session(path, { connectionArgs: [`--config-file=${config}`] })
  const connect = () =>
    createClient({
      // chdb's own types come from a copy of the client's: the same names, so the cast says nothing new.
      connection: createChdbConnection({ path }) as unknown as EmbeddedConnection,
      clickhouse_settings: settings,
    })
  const readers = Array.from({ length: options.readers ?? 3 }, connect)
  const writer = connect()
  return over(readers, writer, connect, false, async () => {
    await Promise.all([...readers, writer].map((client) => client.close()))
    engine.close()
    await chdb.drainPending()
  })
}

const engineConfig = (dir: string): string => `<clickhouse>
  <backups><allowed_path>${join(dir, 'backups')}/</allowed_path></backups>
  <mark_cache_size>134217728</mark_cache_size>
  <max_server_memory_usage>2147483648</max_server_memory_usage>
</clickhouse>
`

function over(
  readers: ClickHouseClient[],
  writer: ClickHouseClient,
  connect: () => ClickHouseClient,
  remote: boolean,
  close: () => Promise<void>,
): ClickHouse {
  const read = takingTurns(readers, remote ? 16 : 1)
  const write = takingTurns([writer], remote ? 16 : 1)
  const insertText = async (query: string, body: string) => {
    if (body === '') return
    await write(async (client) => (await client.exec({ query, values: Readable.from([body]) })).stream.resume())
  }
  return {
    remote,
    close,
    query: <Row>(query: Sql, options?: { signal?: AbortSignal }) =>
      read(async (client) => {
        const { text, params } = render(query)
        const answer = await client.query({
          query: text,
          query_params: params,
          format: 'JSONEachRow',
          abort_signal: options?.signal,
        })
        return answer.json<Row>()
      }),
    fenced: async <Row>(query: Sql, fence: Record<string, string | number>) => {
      const client = connect()
      try {
        const { text, params } = render(query)
        // The embedded engine applies settings in order: after `readonly` it would take no more.
        const clickhouse_settings = { ...fence, readonly: '1' as const }
        const answer = await client.query({
          query: text,
          query_params: params,
          format: 'JSONEachRow',
          clickhouse_settings,
        })
        return await answer.json<Row>()
      } finally {
        await client.close()
      }
    },
    command: (query) =>
      write(async (client) => {
        const { text, params } = render(query)
        await client.command({ query: text, query_params: params })
      }),
    beside: async (query) => {
      const client = connect()
      try {
        const { text, params } = render(query)
        await client.command({ query: text, query_params: params })
      } finally {
        await client.close()
      }
    },
    insert: async (table, rows) => {
      const body = typeof rows === 'string' ? rows : rows.map((row) => JSON.stringify(row)).join('\n')
      await insertText(`INSERT INTO ${table} FORMAT JSONEachRow`, body)
    },
    insertLines: (table, columns, lines) =>
      insertText(`INSERT INTO ${table} (${columns.join(', ')}) FORMAT TabSeparated`, lines),
    bytes: (query, format) =>
      read(async (client) => {
        const { text, params } = render(query)
        return (await client.exec({ query: `${text} FORMAT ${format}`, query_params: params })).stream
      }),
  }
}

/** Gives each task the first free client; a client serves `each` tasks at a time, and waiting tasks keep their order. */
function takingTurns<Client>(clients: Client[], each: number) {
  const free = Array.from({ length: each }, () => clients).flat()
  const waiting: ((client: Client) => void)[] = []
  return async <Result>(task: (client: Client) => Promise<Result>): Promise<Result> => {
    const client = free.pop() ?? (await new Promise<Client>((resolve) => waiting.push(resolve)))
    try {
      return await task(client)
    } finally {
      const next = waiting.shift()
      if (next) next(client)
      else free.push(client)
    }
  }
}
