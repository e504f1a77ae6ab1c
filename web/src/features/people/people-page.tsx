import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonPage } from './person-page.tsx'
import { usePeopleSearch } from './use-people-search.ts'

/** Those behind the events: all of them, or one in full. */
export function PeoplePage() {
  const { t } = useTranslation('people')
  const { search } = usePeopleSearch()
  if (search.person !== undefined) return <PersonPage key={search.person} id={search.person} />
  return (
    <Page title={t('title')} about={t('about')}>
      <PeopleList />
    </Page>
  )
}
