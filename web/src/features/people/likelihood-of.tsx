import { List, Progress, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import type { Target } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { type Likelihood, useLikelihood } from './use-likelihood.ts'

/** How likely a person is to do what the target says, and what speaks for it and against it. */
export function LikelihoodOf({ target, person }: { target: Target; person: string }) {
  const { t } = useTranslation('people')
  const { percent } = useFormat()
  const likelihood = useLikelihood(target.name, person)
  const { outcome, within_days } = target.definition
  return (
    <Asked query={likelihood} height={120}>
      {(found) =>
        found ? (
          <>
            <Text>
              {t('likelihood.sentence', {
                share: percent(found.probability),
                outcome: String(outcome),
                count: Number(within_days),
              })}
            </Text>
            <Progress value={found.probability * 100} my="xs" aria-hidden />
            <List spacing={4} size="sm" listStyleType="none" m={0}>
              {found.reasons.map((reason) => (
                <Reason key={reason.feature} reason={reason} />
              ))}
            </List>
            <Text size="xs" c="dimmed" mt="xs">
              {t('recommended.by', { name: found.model.name, version: found.model.version })}
            </Text>
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('likelihood.nobody')}
          </Text>
        )
      }
    </Asked>
  )
}

/** Shares of the log-odds: from these on something is a lot, or a little. */
const MUCH = 0.7
const LITTLE = 0.2

function Reason({ reason: { feature, value, effect } }: { reason: Likelihood['reasons'][number] }) {
  const { t } = useTranslation('people')
  const { decimal, money } = useFormat()
  const said = t(`feature.${feature}`, {
    value: feature.startsWith('spend') ? money(value) : decimal(value),
    defaultValue: `${feature}: ${decimal(value)}`,
  })
  const size = Math.abs(effect)
  const strength = size >= MUCH ? 'much' : size >= LITTLE ? 'some' : 'little'
  const Arrow = effect >= 0 ? IconArrowUp : IconArrowDown
  return (
    <List.Item icon={<Arrow size={16} aria-hidden />}>
      {said}: {t(`likelihood.${effect >= 0 ? 'up' : 'down'}.${strength}`)}
    </List.Item>
  )
}
