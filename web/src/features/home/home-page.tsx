import { SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { type Overview, useOverview } from '../../components/use-overview.ts'
import { Changes } from './changes.tsx'
import { OpenAlerts } from './open-alerts.tsx'
import { TargetsNow } from './targets-now.tsx'
import { Today } from './today.tsx'
import { WaysIn } from './ways-in.tsx'

/** Is everything well? A project without events is shown the ways in instead. */
export function HomePage() {
  const { t } = useTranslation('home')
  const overview = useOverview()
  return (
    <Page title={t('title')} about={t('about')}>
      <Asked query={overview} height={420}>
        {(now) => <Now overview={now} />}
      </Asked>
    </Page>
  )
}

function Now({ overview }: { overview: Overview }) {
  const empty = overview.newest_event_at === null
  // Whoever waited for the first event keeps the line and its key, shown this once, until they go on.
  const [waits, setWaits] = useState(empty)
  if (waits) return <WaysIn received={!empty} onLeave={() => setWaits(false)} />
  return (
    <Stack gap="lg">
      <Today overview={overview} />
      <OpenAlerts />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <TargetsNow targets={overview.targets} />
        <Changes changes={overview.changes} />
      </SimpleGrid>
    </Stack>
  )
}
