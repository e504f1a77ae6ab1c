import { Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { Conditions } from './conditions.tsx'
import { EventPicker } from './event-picker.tsx'
import type { EventFilter } from './queries.ts'

interface EventFieldsProps<Filter extends EventFilter> {
  label: string
  value: Filter
  onChange: (value: Filter) => void
  /** Buttons beside the event. */
  children?: ReactNode
}

/** Which events: a name, and what must hold of their properties. */
export const EventFields = <Filter extends EventFilter>({
  label,
  value,
  onChange,
  children,
}: EventFieldsProps<Filter>) => (
  <Stack gap={6}>
    <Group gap={6} wrap="nowrap">
      <EventPicker label={label} value={value.event} onChange={(event) => onChange({ ...value, event })} />
      {children}
    </Group>
    <Conditions
      event={value.event}
      where={value.where}
      of={label}
      onChange={(where) => onChange({ ...value, where })}
    />
  </Stack>
)
