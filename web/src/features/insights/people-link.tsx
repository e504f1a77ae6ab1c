import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { PeopleShown } from './search.ts'
import { useQuestion } from './use-question.ts'

interface PeopleLinkProps {
  n: number
  /** Which people they are. */
  people: PeopleShown & { step: number; outcome: 'reached' | 'dropped' }
  /** What the step is called. */
  name: string
}

/** A number of people; a click lists them. */
export function PeopleLink({ n, people, name }: PeopleLinkProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { change } = useQuestion()
  const { step, outcome } = people
  if (n === 0) return <>{f.integer(n)}</>
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      underline="always"
      onClick={() => change(people)}
      aria-label={t(`show_${outcome}`, { count: n, n: f.integer(n), step: step + 1, name })}
    >
      {f.integer(n)}
    </Anchor>
  )
}
