/** Rows as text in columns, as wide as their widest cell; numbers stand to the right. */
export function table(rows: readonly Record<string, unknown>[], none = 'There is nothing to show.'): string {
  if (rows.length === 0) return none
  const names = Object.keys(rows[0])
  const cells = rows.map((row) => names.map((name) => cell(row[name])))
  const widths = names.map((name, i) => Math.max(name.length, ...cells.map((line) => line[i].length)))
  const right = names.map((name) => rows.every((row) => typeof row[name] === 'number'))
  const line = (texts: string[]) =>
    texts
      .map((text, i) => (right[i] ? text.padStart(widths[i]) : text.padEnd(widths[i])))
      .join('  ')
      .trimEnd()
  return [line(names), ...cells.map(line)].join('\n')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
