import { Badge, Button, CloseButton, Group, Select, Text, TextInput } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useEventNames } from '../../../components/use-event-names.ts'
import { useTyped } from '../../../components/use-typed.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useEventsSearch } from '../use-events-search.ts'

interface LiveControlsProps {
  state: 'live' | 'paused' | 'interrupted'
  onPause: (paused: boolean) => void
  /** Events in the list. */
  shown: number
  /** True while there are older ones. */
  more: boolean
}

const colours = { live: 'teal', paused: 'gray', interrupted: 'red' }

/** Which events, and whether they come by themselves. */
export function LiveControls({ state, onPause, shown, more }: LiveControlsProps) {
  const { t } = useTranslation('events')
  const { integer } = useFormat()
  const { search, change } = useEventsSearch()
  const names = useEventNames()
  const known = names.data?.map(({ event }) => event) ?? []
  const paused = state === 'paused'
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t('live.event')}
        placeholder={t('live.any_event')}
        data={search.event && !known.includes(search.event) ? [search.event, ...known] : known}
        value={search.event ?? null}
        onChange={(event) => change({ event: event ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('live.any_event') }}
        nothingFoundMessage={t('names.none_match')}
        limit={100}
        w={{ base: '100%', xs: 240 }}
      />
      <PersonFilter />
      <Button
        variant="default"
        onClick={() => onPause(!paused)}
        leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
      >
        {t(paused ? 'live.resume' : 'live.pause')}
      </Button>
      <Group gap="xs" mih={36} ml={{ sm: 'auto' }}>
        <Badge role="status" variant="dot" color={colours[state]} size="lg">
          {t(`live.state.${state}`)}
        </Badge>
        <Text size="sm" c="dimmed" className="numbers">
          {t(more ? 'live.shown_more' : 'live.shown', { count: shown, shown: integer(shown) })}
        </Text>
      </Group>
    </Group>
  )
}

/** One person's events, by an id of theirs; what is typed counts after a moment. */
function PersonFilter() {
  const { t } = useTranslation('events')
  const { search, change } = useEventsSearch()
  const [typed, type] = useTyped(search.person, (person) => change({ person }, { replace: true }))
  return (
    <TextInput
      label={t('live.person')}
      placeholder={t('live.person_placeholder')}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={typed ? <CloseButton size="sm" aria-label={t('live.any_person')} onClick={() => type('')} /> : null}
      maxLength={200}
      w={{ base: '100%', xs: 240 }}
    />
  )
}
