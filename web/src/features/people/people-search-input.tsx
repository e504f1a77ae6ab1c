import { CloseButton, Loader, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useTyped } from '../../components/use-typed.ts'
import { usePeopleSearch } from './use-people-search.ts'

/** What is typed is looked for after a moment; `busy` while the answer is out. */
export function PeopleSearchInput({ busy }: { busy: boolean }) {
  const { t } = useTranslation('people')
  const { search, change } = usePeopleSearch()
  const [typed, type] = useTyped(search.q, (q) => change({ q }, { replace: true }))
  const clear = typed && <CloseButton size="sm" aria-label={t('search_clear')} onClick={() => type('')} />
  return (
    <TextInput
      type="search"
      label={t('search')}
      description={t('search_about')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={busy ? <Loader size="xs" /> : clear || null}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      maxLength={200}
      maw={480}
    />
  )
}
