import { Input, NumberInput, SegmentedControl, Stack } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

/** Minutes for networks unless others are given. */
const USUAL = 20

interface TimeFieldProps {
  /** 0: simple models only. */
  minutes: number
  onChange: (minutes: number) => void
}

/** Whether a run is to be quick, or may take the time that networks need. */
export function TimeField({ minutes, onChange }: TimeFieldProps) {
  const { t } = useTranslation('pipeline')
  const label = useId()
  return (
    <Stack gap="xs">
      <Input.Wrapper label={t('time.label')} labelProps={{ id: label }} description={t('time.about')}>
        <SegmentedControl
          mt={6}
          fullWidth
          orientation="vertical"
          aria-labelledby={label}
          value={minutes > 0 ? 'networks' : 'quick'}
          onChange={(value) => onChange(value === 'quick' ? 0 : USUAL)}
          data={[
            { value: 'quick', label: t('time.quick') },
            { value: 'networks', label: t('time.networks') },
          ]}
        />
      </Input.Wrapper>
      {minutes > 0 && (
        <NumberInput
          label={t('time.minutes')}
          value={minutes}
          onChange={(value) => onChange(typeof value === 'number' && value > 0 ? value : USUAL)}
          min={0.1}
          max={240}
          decimalScale={1}
        />
      )}
    </Stack>
  )
}
