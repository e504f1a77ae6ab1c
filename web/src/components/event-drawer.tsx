import { Drawer, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { useProject } from '../shell/use-project.ts'
import { Asked } from './asked.tsx'
import { CopyJson } from './copy-json.tsx'
import { Facts } from './facts.tsx'
import { PageLink } from './page-link.tsx'
import { PropertyTree } from './property-tree.tsx'
import { type StoredEvent, useEvent } from './use-event.ts'

interface EventDrawerProps {
  /** Which event is open; none unless given. */
  uuid?: string
  /** Events that the page has already: shown while the server is asked. */
  known: readonly StoredEvent[]
  onClose: () => void
}

/** One event in full, beside the list that it was opened from. */
export function EventDrawer({ uuid, known, onClose }: EventDrawerProps) {
  const { t } = useTranslation('components')
  return (
    <Drawer
      opened={uuid !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('event.title')}
      closeButtonProps={{ 'aria-label': t('event.close') }}
    >
      {uuid && <OneEvent uuid={uuid} shown={known.find((event) => event.uuid === uuid)} />}
    </Drawer>
  )
}

function OneEvent({ uuid, shown }: { uuid: string; shown?: StoredEvent }) {
  const event = useEvent(uuid, shown)
  return (
    <Asked query={event} height={400}>
      {(found) => <Described event={found} />}
    </Asked>
  )
}

function Described({ event }: { event: StoredEvent }) {
  const { t } = useTranslation('components')
  const { id } = useProject()
  const { second, time_zone } = useFormat()
  return (
    <Stack>
      <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
        {event.event}
      </Title>
      <Facts
        label={event.event}
        rows={[
          [t('event.time'), second(event.timestamp)],
          [
            t('event.person'),
            <PageLink
              key="person"
              size="sm"
              to="/p/$project/people"
              params={{ project: id }}
              search={{ person: event.distinct_id }}
            >
              {event.distinct_id}
            </PageLink>,
          ],
          ...(event.session_id ? [[t('event.session'), event.session_id] as const] : []),
          [t('event.source'), t(`event.sources.${event.source}`, { defaultValue: event.source })],
          [t('event.received'), second(event.received_at)],
          ...(event.claimed_at === event.timestamp ? [] : [[t('event.claimed'), second(event.claimed_at)] as const]),
          ...(event.bot ? [[t('event.bot'), event.bot] as const] : []),
        ]}
      />
      <Text size="xs" c="dimmed">
        {t('event.zone', { zone: time_zone })}
      </Text>
      <Title order={3} size="h5">
        {t('event.properties')}
      </Title>
      {Object.keys(event.properties).length > 0 ? (
        <PropertyTree value={event.properties} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('event.no_properties')}
        </Text>
      )}
      <CopyJson label={t('event.raw')} value={event} />
    </Stack>
  )
}
