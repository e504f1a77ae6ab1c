import { rm } from 'node:fs/promises'
import chdb from 'chdb'
import { BellwetherError } from '../../core/errors.ts'
import { raw, sql } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'

const quote = (path: string) => `'${path.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/**
 * Writes a Parquet file's rows, or the first `rows` of them, as JSON lines to `lines`, by ClickHouse's own reader, in its
 * order and in bounded memory. A server behind a URL has another disk: then an engine of this process's own does it.
 * Throws `import.file`.
 */
export async function parquetToLines(store: Store, path: string, lines: string, rows?: number): Promise<void> {
  const query = `INSERT INTO FUNCTION file(${quote(lines)}, JSONEachRow) SELECT * FROM file(${quote(path)}, Parquet)
    ${rows === undefined ? '' : `LIMIT ${rows}`}
    SETTINGS engine_file_truncate_on_insert = 1, max_threads = 1, input_format_parquet_preserve_order = 1,
      output_format_json_validate_utf8 = 1`
  try {
    if (store.clickhouse.remote) await chdb.queryAsync(query)
    else await store.clickhouse.command(sql`${raw(query)}`)
  } catch (cause) {
    await rm(lines, { force: true })
    throw new BellwetherError(
      { code: 'import.file', field: 'file', expected: 'a Parquet file', got: (cause as Error).message.slice(0, 200) },
      { cause },
    )
  }
}
