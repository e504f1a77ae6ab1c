import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { Run } from '../../learning/run.ts'
import styles from './run-log.module.css'
import { useLogLine } from './use-log-line.ts'

/** What happened in a run, line by line; closed until somebody wants it. */
export function RunLog({ log }: { log: Run['log'] }) {
  const { t } = useTranslation('pipeline')
  const { clock, second } = useFormat()
  const said = useLogLine()
  if (log.length === 0) return null
  return (
    <details>
      <summary className={styles.summary}>{t('log.title', { count: log.length })}</summary>
      <ol className={styles.lines}>
        {log.map((entry) => (
          <li key={`${entry.at}${said(entry)}`}>
            <Group gap="sm" wrap="nowrap" align="baseline">
              <Text component="time" dateTime={entry.at} title={second(entry.at)} className={styles.time}>
                {clock(entry.at)}
              </Text>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {said(entry)}
              </Text>
            </Group>
          </li>
        ))}
      </ol>
    </details>
  )
}
