import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { lengthOf } from './days.ts'
import type { FunnelAnswer } from './queries.ts'
import { useDuration } from './use-duration.ts'

/** A funnel's answer in sentences: how many get to the end, where most are lost, what takes longest. */
export function useFunnelWords({ days, steps, before }: FunnelAnswer, names: readonly string[]) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const duration = useDuration()
  const last = steps.length - 1
  const people = steps[0].people
  if (people === 0) return [t('funnel_words.nobody', { first: names[0] })]
  const losses = steps.map(({ people }, i) => (i === 0 ? 0 : steps[i - 1].people - people))
  const worst = losses.indexOf(Math.max(...losses))
  const slow = steps.reduce((most, { median_s }, i) => ((median_s ?? -1) > (steps[most].median_s ?? -1) ? i : most), 0)
  return [
    t('funnel_words.reached', {
      count: people,
      people: f.integer(people),
      n: f.integer(steps[last].people),
      share: f.percent(steps[last].from_start),
      step: last + 1,
      name: names[last],
    }),
    losses[worst] > 0
      ? t(last === 1 ? 'funnel_words.lost_all' : 'funnel_words.lost', {
          count: losses[worst],
          from: names[worst - 1],
          to: names[worst],
          n: f.integer(losses[worst]),
          share: f.percent(losses[worst] / steps[worst - 1].people),
        })
      : t('funnel_words.none_lost'),
    steps[slow].median_s
      ? t(last === 1 ? 'funnel_words.time' : 'funnel_words.slow', {
          from: names[slow - 1],
          to: names[slow],
          time: duration(steps[slow].median_s),
        })
      : null,
    before && before.steps[0].people > 0
      ? t('funnel_words.before', {
          span: t('days', { count: lengthOf(days), n: f.integer(lengthOf(days)) }),
          share: f.percent(before.steps[last].from_start),
          people: f.integer(before.steps[0].people),
          count: before.steps[0].people,
        })
      : null,
  ]
}
