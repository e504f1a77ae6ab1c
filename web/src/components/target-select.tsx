import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Target } from './use-targets.ts'

interface TargetSelectProps {
  targets: readonly Pick<Target, 'name' | 'use'>[]
  chosen: string
  onChoose: (name: string) => void
}

/** Which target a page is about, with what it is for. */
export function TargetSelect({ targets, chosen, onChoose }: TargetSelectProps) {
  const { t } = useTranslation('components')
  return (
    <Select
      aria-label={t('target')}
      allowDeselect={false}
      data={targets.map(({ name, use }) => ({ value: name, label: `${name} · ${t(`learning:use.${use}`)}` }))}
      value={chosen}
      onChange={(name) => name && onChoose(name)}
      w={{ base: '100%', xs: 300 }}
    />
  )
}
