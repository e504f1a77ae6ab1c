/** What the demo says on the terminal: a heading a stage, one line of progress that rewrites itself, findings. */
export interface Terminal {
  heading(text: string): void
  line(text: string): void
  /** Rewrites the present line on a terminal; says nothing where output is a file. */
  progress(text: string): void
  table(rows: readonly (readonly string[])[]): void
}

export function openTerminal(out: NodeJS.WriteStream): Terminal {
  let pending = false
  const finish = () => {
    if (pending) out.write('\r\u001b[K')
    pending = false
  }
  const line = (text: string) => {
    finish()
    out.write(`${text}\n`)
  }
  return {
    line,
    heading: (text) => line(out.isTTY ? `\n\u001b[1m${text}\u001b[0m` : `\n${text}`),
    progress(text) {
      if (!out.isTTY) return
      out.write(`\r\u001b[K  ${text}`)
      pending = true
    },
    table(rows) {
      const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
      for (const row of rows)
        line(
          `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`,
        )
    },
  }
}

export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`
export const signed = (share: number): string => `${share >= 0 ? '+' : ''}${percent(share)}`
export const count = (n: number): string => Math.round(n).toLocaleString('en')
