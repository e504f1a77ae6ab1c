import { Group, Input, Slider, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'

interface DialProps {
  name: 'diversity' | 'novelty'
  /** 0 … 1 */
  value: number
  onChange: (value: number) => void
}

/** How far a list leaves what was scored: 0 not at all. */
export function Dial({ name, value, onChange }: DialProps) {
  const { t } = useTranslation('recommendations')
  const { percent } = useFormat()
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Input.Label labelElement="div">{t(`dial.${name}`)}</Input.Label>
        <Text size="sm" className="numbers">
          {percent(value)}
        </Text>
      </Group>
      <Slider
        min={0}
        max={1}
        step={0.05}
        value={value}
        onChange={(moved) => onChange(Math.round(moved * 100) / 100)}
        label={null}
        thumbLabel={t(`dial.${name}`)}
        aria-label={t(`dial.${name}`)}
      />
      <Text size="xs" c="dimmed">
        {t(`dial.${name}_about`)}
      </Text>
    </Stack>
  )
}
