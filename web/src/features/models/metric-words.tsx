import { Accordion, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { lowerIsBetter, neutral } from '../../learning/metrics.ts'

/** What each metric of a table says, a sentence each. */
export function MetricWords({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('models')
  const way = (name: string) =>
    neutral.has(name) ? '' : t(lowerIsBetter.has(name) ? 'less_is_better' : 'more_is_better')
  return (
    <Accordion variant="contained" order={3}>
      <Accordion.Item value="words">
        <Accordion.Control>{t('metric_words')}</Accordion.Control>
        <Accordion.Panel>
          <List listStyleType="none" spacing="xs" size="sm">
            {names.map((name) => (
              <List.Item key={name}>
                <Text span fw={600} size="sm">
                  {t(`learning:metric.${name}.name`, { defaultValue: name })}
                </Text>{' '}
                {t(`learning:metric.${name}.about`, { defaultValue: '' })}{' '}
                {way(name) && t('in_brackets', { text: way(name) })}
              </List.Item>
            ))}
          </List>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
