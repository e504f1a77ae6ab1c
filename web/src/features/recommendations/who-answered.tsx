import { Alert, Group, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ordersOf } from '../../learning/orders-of.ts'
import type { Answer } from '../../learning/recommended.ts'

/** Which model answered in which arm, and plainly when it was not the model at all. */
export function WhoAnswered({ answer }: { answer: Answer }) {
  const { t } = useTranslation('recommendations')
  const { model, arm, fallback, items } = answer
  const popular = items.filter((given) => ordersOf(answer, given) !== null).length
  return (
    <>
      <Group gap="xs">
        <Text size="sm">
          {arm === 'control' ? t('answered.control') : t(`answered.${arm ?? 'named'}`, { ...model })}
        </Text>
      </Group>
      {arm === 'control' && (
        <Alert variant="light" color="yellow" icon={<IconInfoCircle />} py="xs">
          {t('control_about')}
        </Alert>
      )}
      {fallback && (
        <Alert variant="light" color="yellow" icon={<IconInfoCircle />} py="xs">
          {popular === items.length ? t('fallback.all') : t('fallback.some', { count: popular, all: items.length })}
        </Alert>
      )}
    </>
  )
}
