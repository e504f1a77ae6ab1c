import { Group, Loader, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'

/** How long a question has been out, from one second on. */
export function Elapsed({ since_ms }: { since_ms: number }) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const [now, setNow] = useState(since_ms)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.floor((now - since_ms) / 1_000)
  if (seconds < 1) return null
  return (
    <Group gap="xs">
      <Loader size="xs" aria-hidden />
      <Text size="sm" role="status">
        {t('counting')}
      </Text>
      <Text size="sm" aria-hidden className="numbers">
        {t('elapsed', { count: seconds, n: f.integer(seconds) })}
      </Text>
    </Group>
  )
}
