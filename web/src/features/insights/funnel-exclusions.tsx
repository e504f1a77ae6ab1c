import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EventFields } from './event-fields.tsx'
import type { FunnelQuery } from './queries.ts'

type Exclusion = NonNullable<FunnelQuery['exclusions']>[number]

const MOST = 5

interface FunnelExclusionsProps {
  exclusions: Exclusion[] | undefined
  /** How many steps the funnel has. */
  steps: number
  onChange: (exclusions: Exclusion[] | undefined) => void
}

/** Who is left out: whoever does something between two steps. */
export function FunnelExclusions({ exclusions = [], steps, onChange }: FunnelExclusionsProps) {
  const { t } = useTranslation('insights')
  const set = (to: Exclusion[]) => onChange(to.length ? to : undefined)
  return (
    <Stack gap="sm">
      {exclusions.length > 0 && (
        <Text size="sm" fw={600}>
          {t('exclusions')}
        </Text>
      )}
      {exclusions.map((one, i) => {
        const label = t('exclusion', { n: i + 1 })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: exclusions have no names of their own
          <Stack key={i} gap={6}>
            <EventFields
              label={label}
              value={one}
              onChange={(to) => set(exclusions.map((each, at) => (at === i ? to : each)))}
            >
              <ActionIcon
                variant="subtle"
                color="gray"
                onClick={() => set(exclusions.filter((_, at) => at !== i))}
                aria-label={t('remove', { what: label })}
              >
                <IconX size={16} />
              </ActionIcon>
            </EventFields>
            {steps > 2 && (
              <Between
                {...{ label, steps }}
                value={one}
                onChange={(to) => set(exclusions.map((each, at) => (at === i ? to : each)))}
              />
            )}
          </Stack>
        )
      })}
      {exclusions.length < MOST && (
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...exclusions, { event: '', from: 0, to: steps - 1 }])}
        >
          {t('add_exclusion')}
        </Button>
      )}
    </Stack>
  )
}

interface BetweenProps {
  label: string
  steps: number
  value: Exclusion
  onChange: (value: Exclusion) => void
}

/** The steps that it must not be done between; the later one stays after the earlier. */
function Between({ label, steps, value, onChange }: BetweenProps) {
  const { t } = useTranslation('insights')
  const choices = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => ({
      value: String(first + i),
      label: t('step', { n: first + i + 1 }),
    }))
  const { from, to } = value
  return (
    <Group gap={6} grow>
      <Select
        label={t('exclusion_from')}
        aria-label={t('exclusion_from_of', { of: label })}
        data={choices(0, steps - 2)}
        value={String(from)}
        allowDeselect={false}
        onChange={(at) => at && onChange({ ...value, from: Number(at), to: Math.max(to, Number(at) + 1) })}
      />
      <Select
        label={t('exclusion_to')}
        aria-label={t('exclusion_to_of', { of: label })}
        data={choices(from + 1, steps - 1)}
        value={String(to)}
        allowDeselect={false}
        onChange={(at) => at && onChange({ ...value, to: Number(at) })}
      />
    </Group>
  )
}
