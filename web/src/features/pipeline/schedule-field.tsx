import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const presets = { daily: '0 3 * * *', weekly: '0 3 * * 1', monthly: '0 3 1 * *' }
type Choice = keyof typeof presets | 'none' | 'own'

/** When a target learns anew by itself: a cron expression in UTC, or null for never. */
export function ScheduleField({
  value,
  onChange,
}: {
  value: string | null
  onChange: (schedule: string | null) => void
}) {
  const { t } = useTranslation('pipeline')
  const [choice, setChoice] = useState<Choice>('none')
  const choose = (next: Choice) => {
    setChoice(next)
    if (next === 'none') onChange(null)
    else onChange(next === 'own' ? (value ?? presets.weekly) : presets[next])
  }
  return (
    <Group align="flex-start" grow>
      <NativeSelect
        label={t('schedule.label')}
        description={t('schedule.about')}
        value={choice}
        onChange={(event) => choose(event.currentTarget.value as Choice)}
        data={(['none', 'daily', 'weekly', 'monthly', 'own'] as const).map((one) => ({
          value: one,
          label: t(`schedule.${one}`),
        }))}
      />
      {choice === 'own' && (
        <TextInput
          label={t('schedule.cron')}
          description={t('schedule.cron_about')}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          required
        />
      )}
    </Group>
  )
}
