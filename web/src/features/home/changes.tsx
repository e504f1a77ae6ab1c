import { Paper, Stack, Text, Title } from '@mantine/core'
import type { LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../components/page-link.tsx'
import type { Overview } from '../../components/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import { useAlertWords } from '../monitor/use-alert-words.ts'
import { useCause } from '../pipeline/use-cause.ts'

type Change = Overview['changes'][number]

interface Told {
  what: string
  about?: string
  to: Pick<LinkProps, 'to' | 'search'>
}

/** What happened lately, each with a way to see more. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('home')
  const { id } = useProject()
  const { minute } = useFormat()
  const told = useTold()
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('changes')}
      </Title>
      <Stack gap="sm">
        {changes.map((change) => {
          const { what, about, to } = told(change)
          return (
            <div key={`${change.at} ${change.kind} ${what}`}>
              <PageLink size="sm" params={{ project: id }} {...to}>
                {what}
              </PageLink>
              <Text size="xs" c="dimmed" lineClamp={1} title={about}>
                {[minute(change.at), about].filter(Boolean).join(' · ')}
              </Text>
            </div>
          )
        })}
        {changes.length === 0 && <Text c="dimmed">{t('no_changes')}</Text>}
      </Stack>
    </Paper>
  )
}

/** A change in the reader's language. What people and the gate wrote stays as they wrote it. */
function useTold(): (change: Change) => Told {
  const { t } = useTranslation('home')
  const { integer } = useFormat()
  const cause = useCause()
  const alertWords = useAlertWords()
  return (change) => {
    if (change.kind === 'import') {
      const { file, state, events } = change
      const values = { file, count: events, n: integer(events) }
      return { what: t(`change.import.${state}`, values), to: { to: '/p/$project/events', search: { tab: 'imports' } } }
    }
    const target = change.target ?? ''
    if (change.kind === 'run')
      return {
        what: t(`change.run.${change.state}`, { target }),
        about: cause(change.cause),
        to: { to: '/p/$project/pipeline', search: { target, run: change.run } },
      }
    if (change.kind === 'promotion')
      return {
        what: t(`change.${change.alias}${change.model ? '' : '_none'}`, { target, model: change.model }),
        about: change.reason,
        to: { to: '/p/$project/models', search: { target } },
      }
    const { what, by } = alertWords({ ...change, kind: change.alert })
    return { what: target ? t('change.alert', { target, what }) : what, about: by, to: { to: '/p/$project/monitor' } }
  }
}
