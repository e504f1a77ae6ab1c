import { useTranslation } from 'react-i18next'
import type { Model } from '../../components/use-models.ts'
import { useFormat } from '../../i18n/format.ts'
import { lowerIsBetter, metricsOf, neutral, useMetricFormat } from '../../learning/metrics.ts'
import { cardOf, nameOf } from '../../learning/model.ts'
import { flatParams, useParamText } from '../../learning/params.tsx'

/** A line of the comparison of two models. */
export interface Difference {
  name: string
  /** Name of the metric, where the line is one. */
  metric?: string
  a: string
  b: string
  same: boolean
  /** In words: the same, different, or who is better. */
  verdict: string
}

/** Metrics, parameters and origins of two models, line by line. */
export function useDifferences(pair: readonly [Model, Model]): Difference[] {
  return [...useMetricLines(pair), ...useParamLines(pair), ...useOriginLines(pair)]
}

function useMetricLines([a, b]: readonly [Model, Model]): Difference[] {
  const { t } = useTranslation('models')
  const value = useMetricFormat()
  const [one, other] = [cardOf(a).metrics, cardOf(b).metrics]
  return metricsOf({ ...one, ...other }).map((metric) => {
    const [x, y] = [one[metric] ?? null, other[metric] ?? null]
    // What reads the same is the same to the reader.
    const same = value(metric, x) === value(metric, y)
    const winner = x === null || y === null ? null : x < y === lowerIsBetter.has(metric) ? a : b
    const judged = same ? 'same' : neutral.has(metric) || !winner ? 'differs' : 'better'
    const verdict = t(judged, { name: winner && nameOf(winner) })
    return { name: metric, metric, a: value(metric, x), b: value(metric, y), same, verdict }
  })
}

function useLine() {
  const { t } = useTranslation('models')
  return (name: string, a: string, b: string): Difference => ({
    name,
    a,
    b,
    same: a === b,
    verdict: t(a === b ? 'same' : 'differs'),
  })
}

function useParamLines([a, b]: readonly [Model, Model]): Difference[] {
  const text = useParamText()
  const line = useLine()
  const [one, other] = [a, b].map((model) => new Map(flatParams(cardOf(model).params)))
  const shown = (params: Map<string, unknown>, name: string) => (params.has(name) ? text(params.get(name)) : '–')
  return [...new Set([...one.keys(), ...other.keys()])].map((name) => line(name, shown(one, name), shown(other, name)))
}

function useOriginLines([a, b]: readonly [Model, Model]): Difference[] {
  const { t } = useTranslation('models')
  const { minute } = useFormat()
  const line = useLine()
  const [one, other] = [cardOf(a), cardOf(b)]
  return [
    line(t('learning:family'), one.family, other.family),
    line(t('cutoff'), minute(one.cutoff), minute(other.cutoff)),
    line(t('dataset'), one.dataset.slice(0, 12), other.dataset.slice(0, 12)),
    line(t('seed'), String(one.seed), String(other.seed)),
  ]
}
