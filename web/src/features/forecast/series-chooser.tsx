import { Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import { type ForecastSearch, type Sort, sorts } from './search.ts'
import { SeriesList } from './series-list.tsx'
import { useSeries } from './use-series.ts'

interface SeriesChooserProps {
  target: string
  search: ForecastSearch
  chosen: string
  onChange: (change: Partial<ForecastSearch>, replace?: boolean) => void
}

/** Finding a series: by name, or by what sells most or is forecast worst. */
export function SeriesChooser({ target, search, chosen, onChange }: SeriesChooserProps) {
  const { t } = useTranslation('forecast')
  const sort = search.sort ?? 'volume'
  const [typed, setTyped] = useState(search.q ?? '')
  const send = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }, true), 250)
  return (
    <Stack gap="xs">
      <TextInput
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          send(event.currentTarget.value)
        }}
      />
      <Group gap="xs" wrap="nowrap">
        <SegmentedControl
          fullWidth
          flex={1}
          size="xs"
          aria-label={t('sort.label')}
          value={sort}
          onChange={(value) => onChange({ sort: value as Sort })}
          data={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      </Group>
      <Found target={target} sort={sort} search={search.q ?? ''} chosen={chosen} onChange={onChange} />
    </Stack>
  )
}

interface FoundProps extends Omit<SeriesChooserProps, 'search'> {
  sort: Sort
  search: string
}

function Found({ target, sort, search, chosen, onChange }: FoundProps) {
  const { t } = useTranslation('forecast')
  const query = useSeries(target, sort, search)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const choose = useCallback((series: string) => onChange({ series }, true), [onChange])
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  const rows = query.data?.pages.flatMap((page) => page.series) ?? []
  const total = query.data?.pages[0]?.total ?? 0
  return (
    <>
      {rows.length > 0 && <SeriesList rows={rows} total={total} chosen={chosen} onChoose={choose} onEnd={more} />}
      <Text size="xs" c="dimmed" role="status">
        {query.isPending ? t('loading') : rows.length === 0 ? t('none_found') : t('keys')}
      </Text>
    </>
  )
}
