import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface TargetSelectProps {
  targets: readonly { name: string }[]
  chosen: string
  onChoose: (name: string) => void
}

/** Which target a page is about; nothing where there is but one. */
export function TargetSelect({ targets, chosen, onChoose }: TargetSelectProps) {
  const { t } = useTranslation('components')
  if (targets.length < 2) return null
  return (
    <Select
      size="xs"
      aria-label={t('target')}
      allowDeselect={false}
      data={targets.map(({ name }) => name)}
      value={chosen}
      onChange={(name) => name && onChoose(name)}
    />
  )
}
