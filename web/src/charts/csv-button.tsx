import { ActionIcon, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChartTable } from './chart.tsx'

// A cell that begins so is a formula to a spreadsheet, and may be an attacker's (CWE-1236).
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string | number | null) => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as RFC 4180 text, safe to open in a spreadsheet. */
const csv = ({ columns, rows }: ChartTable) => [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')

/** Saves a table as a file, with a mark that makes Excel read UTF-8. */
export function CsvButton({ name, table }: { name: string; table: ChartTable }) {
  const { t } = useTranslation('components')
  const save = () => {
    const url = URL.createObjectURL(new Blob([`\ufeff${csv(table)}`], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.csv`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Tooltip label={t('csv')}>
      <ActionIcon variant="default" onClick={save} aria-label={`${t('csv')}: ${name}`}>
        <IconDownload size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
