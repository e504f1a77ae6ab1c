import { Paper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The answer in words, read out when it changes. */
export function Words({ sentences }: { sentences: readonly (string | null)[] }) {
  const { i18n } = useTranslation()
  const said = sentences.filter((one) => one !== null)
  return (
    <Paper withBorder p="md" aria-live="polite">
      <Text fz={{ base: 'md', sm: 'lg' }} style={{ overflowWrap: 'anywhere' }}>
        {said.join(i18n.language === 'zh' ? '' : ' ')}
      </Text>
    </Paper>
  )
}
