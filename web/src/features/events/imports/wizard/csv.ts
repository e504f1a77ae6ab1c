/** The sign that parts the first line most often; the server decides alike. */
function delimiterOf(text: string): string {
  const [first] = text.split(/\r?\n/, 1)
  const times = (sign: string) => first.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (times(sign) > times(best) ? sign : best))
}

/** The first rows of a CSV text, quotes and line feeds within them included. A last row that may be cut is left out. */
export function csvRows(text: string, most: number): string[][] {
  const delimiter = delimiterOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length && rows.length < most; i++) {
    const sign = text[i]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') {
        cell += sign
        i++
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === delimiter) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')])
      row = []
      cell = ''
    } else cell += sign
  }
  if (rows.length === 0 && (row.length || cell)) rows.push([...row, cell])
  return rows.filter((one) => one.some((value) => value !== ''))
}
