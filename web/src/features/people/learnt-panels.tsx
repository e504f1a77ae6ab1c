import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { useModels } from '../../components/use-models.ts'
import { type Target, useTargets } from '../../components/use-targets.ts'
import { LikelihoodOf } from './likelihood-of.tsx'
import { RecommendedFor } from './recommended-for.tsx'

/** What the project's models say of one person: a panel for each target that is about people. */
export function LearntPanels({ person }: { person: string }) {
  const { t } = useTranslation('people')
  const targets = useTargets()
  return (
    <Asked query={targets} height={160}>
      {(all) => {
        const about = all.filter(({ use }) => use !== 'forecast')
        if (about.length === 0)
          return (
            <Paper withBorder p="md">
              <Text size="sm" c="dimmed">
                {t('no_targets')}
              </Text>
            </Paper>
          )
        return about.map((target) => <TargetPanel key={target.name} target={target} person={person} />)
      }}
    </Asked>
  )
}

function TargetPanel({ target, person }: { target: Target; person: string }) {
  const { t } = useTranslation('people')
  const models = useModels(target.name)
  const title = t(`learnt.${target.use}`)
  return (
    <Paper withBorder p="md" component="section" aria-label={`${title}: ${target.name}`}>
      <Title order={2} size="h4" mb="xs">
        {title}{' '}
        <Text span size="sm" c="dimmed">
          {target.name}
        </Text>
      </Title>
      <Asked query={models} height={120}>
        {({ models: all }): ReactNode => {
          const champion = all.find(({ alias }) => alias === 'champion')
          if (!champion)
            return (
              <Text size="sm" c="dimmed">
                {t('no_model')}
              </Text>
            )
          return target.use === 'recommendation' ? (
            <RecommendedFor target={target.name} person={person} model={champion.hash} />
          ) : (
            <LikelihoodOf target={target} person={person} />
          )
        }}
      </Asked>
    </Paper>
  )
}
