import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../components/use-models.ts'

interface ModelSelectProps {
  models: readonly Model[]
  chosen?: string
  onChoose: (hash: string | undefined) => void
}

/** Which model answers; unless one is named, whichever answers this person in service. */
export function ModelSelect({ models, chosen, onChoose }: ModelSelectProps) {
  const { t } = useTranslation('recommendations')
  const named = models.map(({ hash, name, version, alias }) => ({
    value: hash,
    label: t(`model.${alias ?? 'named'}`, { name, version }),
  }))
  return (
    <Select
      label={t('answers')}
      size="xs"
      allowDeselect={false}
      data={[{ value: '', label: t('in_service') }, ...named]}
      value={chosen ?? ''}
      onChange={(hash) => onChoose(hash || undefined)}
    />
  )
}
