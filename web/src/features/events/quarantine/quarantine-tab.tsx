import { Accordion, Stack, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { Empty } from '../../../components/empty.tsx'
import { MoreButton } from '../../../components/more-button.tsx'
import { useEventsSearch } from '../use-events-search.ts'
import { RefusedEvent } from './refused-event.tsx'
import { useQuarantine } from './use-quarantine.ts'

/** What was refused, each with its reason: so that whoever sends it can mend it. */
export function QuarantineTab() {
  const { t } = useTranslation('events')
  const { search, change } = useEventsSearch()
  const quarantine = useQuarantine()
  return (
    <Asked query={quarantine} height={400}>
      {({ pages }) => {
        const refused = pages.flatMap((page) => page.events)
        if (refused.length === 0)
          return (
            <Empty icon={IconShieldCheck} title={t('quarantine.none')}>
              {t('quarantine.none_about')}
            </Empty>
          )
        return (
          <Stack>
            <Text size="sm" c="dimmed" maw={720}>
              {t('quarantine.about')}
            </Text>
            <Accordion
              variant="contained"
              order={2}
              value={search.refused ?? null}
              onChange={(id) => change({ refused: id ?? undefined })}
            >
              {refused.map((event) => (
                <RefusedEvent key={event.id} event={event} open={event.id === search.refused} />
              ))}
            </Accordion>
            <MoreButton query={quarantine} />
          </Stack>
        )
      }}
    </Asked>
  )
}
