import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Target } from './use-targets.ts'

interface TargetSelectProps {
  targets: readonly Target[]
  value: string
  onChange: (name: string) => void
}

/** Which target a page is about. */
export function TargetSelect({ targets, value, onChange }: TargetSelectProps) {
  const { t } = useTranslation('learning')
  return (
    <Select
      label={t('target')}
      data={targets.map(({ name, use }) => ({ value: name, label: `${name} · ${t(`use.${use}`)}` }))}
      value={value}
      onChange={(name) => name && onChange(name)}
      allowDeselect={false}
      w={{ base: '100%', xs: 300 }}
    />
  )
}
