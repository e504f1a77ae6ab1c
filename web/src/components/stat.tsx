import { Group, Paper, Text } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface StatProps {
  label: string
  value: string
  /** Relative change, 0.1 = +10 %; absent where there is nothing to compare with. */
  change?: number | null
  /** The change in words, for those who see no arrow. */
  changeText?: string
  children?: ReactNode
}

/** A number that matters, and where it moves. */
export function Stat({ label, value, change, changeText, children }: StatProps) {
  const Arrow = !change ? IconMinus : change > 0 ? IconArrowUpRight : IconArrowDownRight
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={650} lh={1.2} className="numbers">
        {value}
      </Text>
      {changeText && (
        <Group gap={4} wrap="nowrap">
          <Arrow size={16} aria-hidden />
          <Text size="sm">{changeText}</Text>
        </Group>
      )}
      {children}
    </Paper>
  )
}
