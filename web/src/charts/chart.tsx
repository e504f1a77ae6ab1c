import { Group, Paper, SegmentedControl, Skeleton, Table, Text, useComputedColorScheme } from '@mantine/core'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { palette, quiet } from './colours.ts'
import { CsvButton } from './csv-button.tsx'

/** The numbers behind a chart: what a screen reader, a spreadsheet or a doubter wants. */
export interface ChartTable {
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

interface ChartProps {
  title: string
  /** One sentence of what the chart shows, read out instead of it. */
  description: string
  option: EChartsCoreOption
  table: ChartTable
  height?: number
  /** Controls beside the title. */
  controls?: ReactNode
  /** What stands in a cell of the table, both places counted from 0; its value unless given. */
  cell?: (row: number, column: number) => ReactNode
  onClick?: (at: { seriesIndex: number; dataIndex: number; name: string }) => void
}

/** A chart with its table behind it. ECharts comes with the first one. */
export function Chart({ title, description, option, table, height = 300, controls, cell, onClick }: ChartProps) {
  const { t } = useTranslation('components')
  const [view, setView] = useState<'chart' | 'table'>('chart')
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Text fw={600}>{title}</Text>
        <Group gap="xs">
          {controls}
          <SegmentedControl
            size="xs"
            aria-label={title}
            value={view}
            onChange={(value) => setView(value as typeof view)}
            data={[
              { value: 'chart', label: t('chart') },
              { value: 'table', label: t('table') },
            ]}
          />
          <CsvButton name={title} table={table} />
        </Group>
      </Group>
      {view === 'chart' ? (
        <Drawing description={description} option={option} height={height} onClick={onClick} />
      ) : (
        <NumbersTable table={table} cell={cell} height={height} caption={description} />
      )}
    </Paper>
  )
}

type NumbersTableProps = Pick<ChartProps, 'table' | 'cell'> & { height: number; caption: string }

function NumbersTable({ table, cell, height, caption }: NumbersTableProps) {
  return (
    <Table.ScrollContainer
      type="native"
      minWidth={320}
      mah={height + 80}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <Table stickyHeader striped captionSide="bottom">
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, at) => (
            <Table.Tr key={row.join('|')}>
              {row.map((value, i) => (
                <Table.Td key={table.columns[i]} style={{ whiteSpace: 'nowrap' }}>
                  {cell?.(at, i) ?? value ?? '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Once the browser has painted what is there: numbers first, then what is drawn of them. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

type DrawingProps = Pick<ChartProps, 'description' | 'option' | 'onClick'> & { height: number }

function Drawing({ description, option, height, onClick }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  const [ready, setReady] = useState(false)
  const scheme = useComputedColorScheme('light')
  const clicked = useRef(onClick)
  clicked.current = onClick

  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    const watch = new ResizeObserver(() => chart.current?.resize())
    const load = async () => {
      await painted()
      const { init } = await import('./echarts.ts')
      if (gone) return
      chart.current = init(element)
      chart.current.on('click', (at) =>
        clicked.current?.({ seriesIndex: at.seriesIndex ?? 0, dataIndex: at.dataIndex ?? 0, name: at.name ?? '' }),
      )
      watch.observe(element)
      setReady(true)
    }
    void load()
    return () => {
      gone = true
      watch.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    if (ready) chart.current?.setOption(dressed(option, scheme, description), { notMerge: true })
  }, [ready, option, scheme, description])

  return (
    <div style={{ position: 'relative', height }}>
      {!ready && <Skeleton height={height} />}
      <div ref={place} role="img" aria-label={description} style={{ position: 'absolute', inset: 0 }} />
    </div>
  )
}

/** An option in the page's colours, with its description for screen readers. */
function dressed(option: EChartsCoreOption, scheme: 'light' | 'dark', description: string): EChartsCoreOption {
  const { text, line, back } = quiet[scheme]
  const axis = (given: unknown) =>
    ([given].flat() as { axisLabel?: object }[]).map((one) => ({
      axisLine: { lineStyle: { color: line } },
      splitLine: { lineStyle: { color: line } },
      nameTextStyle: { color: text },
      ...one,
      axisLabel: { color: text, ...one.axisLabel },
    }))
  return {
    color: palette,
    aria: { enabled: true, label: { description } },
    textStyle: { fontFamily: 'inherit', color: text },
    animationDuration: 200,
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    ...option,
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: back,
      borderColor: line,
      textStyle: { color: text },
      // ECharts would write names as HTML: names are other people's text.
      renderMode: 'richText',
      ...(option.tooltip as object),
    },
    legend: { textStyle: { color: text }, type: 'scroll', top: 0, ...(option.legend as object) },
    ...(option.xAxis ? { xAxis: axis(option.xAxis) } : {}),
    ...(option.yAxis ? { yAxis: axis(option.yAxis) } : {}),
  }
}
