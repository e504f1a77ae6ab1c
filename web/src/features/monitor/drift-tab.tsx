import { Group, Stack, Text } from '@mantine/core'
import { IconChartBar, IconTarget } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageButton } from '../../components/page-button.tsx'
import { TargetSelect } from '../../components/target-select.tsx'
import { useTargets } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { DriftBars } from './drift-bars.tsx'
import { DriftOverTime } from './drift-over-time.tsx'
import { EffectOverTime } from './effect-over-time.tsx'
import { PSI_LIMIT } from './psi.ts'
import { useMonitorHistory } from './use-monitor-history.ts'

const route = getRouteApi('/p/$project/monitor')

/** How far a target's inputs have moved, now and over time, above how well its model does. */
export function DriftTab() {
  const { t } = useTranslation('monitor')
  const { target: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const targets = useTargets()
  return (
    <Asked query={targets} height={420}>
      {(known) => {
        const target = known.find(({ name }) => name === asked) ?? known[0]
        if (!target)
          return (
            <Empty
              icon={IconTarget}
              title={t('no_target')}
              action={<PageButton to="/p/$project/pipeline">{t('to_pipeline')}</PageButton>}
            >
              {t('no_target_about')}
            </Empty>
          )
        return (
          <Stack>
            <TargetSelect
              targets={known}
              chosen={target.name}
              onChoose={(name) => void navigate({ search: (now) => ({ ...now, target: name }) })}
            />
            <TargetDrift key={target.name} target={target.name} />
          </Stack>
        )
      }}
    </Asked>
  )
}

function TargetDrift({ target }: { target: string }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const history = useMonitorHistory(target)
  return (
    <Asked query={history} height={420}>
      {(looks) => {
        const newest = looks.at(-1)
        if (!newest)
          return (
            <Empty icon={IconChartBar} title={t('never_looked')}>
              {t('never_looked_about')}
            </Empty>
          )
        // Where the newest look had nothing to compare, the one before that had says more than none.
        const compared = looks.findLast(({ drift }) => drift.length > 0) ?? newest
        const model = `${newest.model.name} v${newest.model.version}`
        return (
          <Stack>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {t('last_look', { at: format.minute(newest.made_at), model })}
              </Text>
            </Group>
            {compared !== newest && (
              <Text size="sm">{t('drift_of_before', { at: format.minute(compared.made_at) })}</Text>
            )}
            <Text size="sm">{t('psi_about', { limit: format.decimal(PSI_LIMIT) })}</Text>
            <DriftBars look={compared} />
            <DriftOverTime looks={looks} />
            <EffectOverTime looks={looks} />
          </Stack>
        )
      }}
    </Asked>
  )
}
