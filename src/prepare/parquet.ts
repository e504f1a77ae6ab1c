import { join } from 'node:path'
import { asyncBufferFromFile, type DecodedArray, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { writeStream } from '../store/artifacts.ts'
import { type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Writes a SELECT's rows into a Parquet file of a dataset's folder. The SELECT must order its rows in full: the file is hashed. */
export async function writeParquet(store: Store, dir: string, name: string, query: Sql): Promise<number> {
  const settings = sql`${query} SETTINGS max_threads = 1`
  await writeStream(dir, name, await store.clickhouse.bytes(settings, 'Parquet'))
  const { num_rows } = await parquetMetadataAsync(await asyncBufferFromFile(join(dir, name)))
  return Number(num_rows)
}

/** The columns of a dataset's Parquet file by name, each an array over all rows. Strings come as strings, integers of 64 bits as BigInt. */
export async function readParquet(
  dir: string,
  name: string,
): Promise<{ rows: number; columns: Record<string, ArrayLike<unknown>> }> {
  const file = await asyncBufferFromFile(join(dir, name))
  const metadata = await parquetMetadataAsync(file)
  const rows = Number(metadata.num_rows)
  const columns: Record<string, unknown[]> = {}
  await parquetRead({
    file,
    metadata,
    onChunk: ({
      columnName,
      columnData,
      rowStart,
    }: {
      columnName: string
      columnData: DecodedArray
      rowStart: number
    }) => {
      columns[columnName] ??= new Array(rows)
      const column = columns[columnName]
      for (let i = 0; i < columnData.length; i++) column[rowStart + i] = columnData[i]
    },
  })
  return { rows, columns }
}

/** Names in order of first appearance, and each row's index into them. */
export function indexed(column: ArrayLike<unknown>): { names: string[]; index: Int32Array } {
  const known = new Map<string, number>()
  const index = new Int32Array(column.length)
  for (let i = 0; i < column.length; i++) {
    const name = String(column[i])
    let at = known.get(name)
    if (at === undefined) {
      at = known.size
      known.set(name, at)
    }
    index[i] = at
  }
  return { names: [...known.keys()], index }
}

export const floats = (column: ArrayLike<unknown>): Float64Array => Float64Array.from(column, Number)
