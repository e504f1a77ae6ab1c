import { Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { useFormat } from '../../i18n/format.ts'
import { LiftByPlacement } from './lift-by-placement.tsx'
import { LiftChart } from './lift-chart.tsx'
import { type LiftLook, useLift } from './use-lift.ts'

/** What recommending brings in service: the lift over the control, and how it went. */
export function Lift({ target }: { target: string }) {
  const { t } = useTranslation('recommendations')
  return (
    <Stack gap="sm" component="section" aria-label={t('lift.title')}>
      <Title order={2} size="h4">
        {t('lift.title')}
      </Title>
      <Asked query={useLift(target)}>
        {(looks) => {
          const measured = looks.filter(({ lift }) => lift !== null)
          return (
            <>
              <LiftInWords last={looks.at(-1)} />
              <LiftByPlacement placements={looks.at(-1)?.placements ?? []} />
              {measured.length > 1 && <LiftChart looks={measured} />}
            </>
          )
        }}
      </Asked>
    </Stack>
  )
}

function LiftInWords({ last }: { last?: LiftLook }) {
  const { t } = useTranslation('recommendations')
  const { change, integer, percent, minute } = useFormat()
  if (!last || last.lift === null || !last.interval) {
    return <Text c="dimmed">{t(last ? 'lift.not_yet' : 'lift.never', { requests: integer(last?.requests ?? 0) })}</Text>
  }
  const [lo, hi] = last.interval
  const sure = lo > 0 ? 'better' : hi < 0 ? 'worse' : 'unsure'
  const all = last.champion.n + last.control.n
  return (
    <Paper withBorder p="md">
      <Text fz={28} fw={650} lh={1.2} className="numbers">
        {change(last.lift)}
      </Text>
      <Text>
        {t('lift.sentence', {
          lift: change(last.lift),
          lo: change(lo),
          hi: change(hi),
          requests: integer(all),
          share: percent(all ? last.control.n / all : 0),
        })}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`lift.${sure}`)}{' '}
        {t('lift.rates', { champion: percent(last.champion.rate), control: percent(last.control.rate) })}{' '}
        {t('lift.looked', { time: minute(last.made_at) })}
      </Text>
    </Paper>
  )
}
