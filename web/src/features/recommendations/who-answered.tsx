import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { Answer } from '../../learning/recommended.ts'

/** Which model answered in which arm, plainly when it was not the model at all, and the rules that applied. */
export function WhoAnswered({ answer }: { answer: Answer }) {
  const { t } = useTranslation('recommendations')
  const { list } = useFormat()
  const { model, arm, fallback, why, rules } = answer
  return (
    <>
      <Text size="sm">{arm === 'control' ? t('answered.control') : t(`answered.${arm ?? 'named'}`, { ...model })}</Text>
      {arm === 'control' && <Note>{t('control_about')}</Note>}
      {why && (
        <Note>
          {t(`why.${why}`)} {fallback && t('filled', { source: t(`source.${fallback}`) })}
        </Note>
      )}
      {rules.length > 0 && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('rules.applied', { rules: list(rules.map(({ name, version }) => t('rules.version', { name, version }))) })}
        </Text>
      )}
    </>
  )
}

const Note = ({ children }: { children: ReactNode }) => (
  <Alert variant="light" color="yellow" icon={<IconInfoCircle />} py="xs">
    {children}
  </Alert>
)
