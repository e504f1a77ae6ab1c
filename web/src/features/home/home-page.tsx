import { SimpleGrid, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { useOverview } from '../../components/use-overview.ts'
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
        {(now) =>
          now.newest_event_at === null ? (
            <WaysIn />
          ) : (
            <Stack gap="lg">
              <Today overview={now} />
              <OpenAlerts />
              <SimpleGrid cols={{ base: 1, lg: 2 }}>
                <TargetsNow targets={now.targets} />
                <Changes changes={now.changes} />
              </SimpleGrid>
            </Stack>
          )
        }
      </Asked>
    </Page>
  )
}
