import { Group, NativeSelect, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { useFormat } from '../../i18n/format.ts'
import type { Run } from '../../learning/run.ts'
import { trainingOption } from './training-option.ts'
import { bestValidation, type TrainingSeries } from './training-series.ts'

/** How the networks of a run are trained, while they are and after; nothing where a run trains none. */
export function TrainingChart({ run }: { run: Run }) {
  const { t } = useTranslation('pipeline')
  const { minute } = useFormat()
  const [chosen, setChosen] = useState<number>()
  const all = run.training ?? []
  // The newest, unless another was asked for: it is the one under way.
  const at = chosen ?? all.length - 1
  const shown = all[at]
  if (!shown) return null
  return (
    <FitChart series={shown}>
      {all.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t('training.which')}
          value={at}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={all.map(({ family, cutoff }, i) => ({
            value: String(i),
            label: t('training.fit', { family, cutoff: minute(cutoff) }),
          }))}
        />
      )}
    </FitChart>
  )
}

function FitChart({ series, children }: { series: TrainingSeries; children: React.ReactNode }) {
  const { t } = useTranslation('pipeline')
  const { integer, significant, compact } = useFormat()
  const { family, points } = series
  const names = useMemo(
    () => ({ loss: t('training.loss'), validation: t('training.validation'), step: t('training.step') }),
    [t],
  )
  const option = useMemo(
    () => trainingOption(points, names, { loss: significant, step: compact }),
    [points, names, significant, compact],
  )
  const last = points.at(-1)
  const best = bestValidation(series)
  return (
    <Chart
      title={t('training.title', { family })}
      description={t(best === null ? 'training.says' : 'training.says_validated', {
        family,
        epoch: integer(last?.epoch),
        steps: integer(last?.step),
        first: significant(points[0]?.loss),
        last: significant(last?.loss),
        best: significant(best),
      })}
      option={option}
      height={260}
      controls={
        <Group gap="xs">
          <Text size="sm" c="dimmed" className="numbers">
            {t('training.rows_s', { rate: integer(last?.rows_s) })}
          </Text>
          {children}
        </Group>
      }
      table={{
        columns: [
          names.step,
          t('training.epoch'),
          names.loss,
          names.validation,
          t('training.learning_rate'),
          t('training.gradient_norm'),
          t('training.throughput'),
        ],
        rows: points.map((point) => [
          point.step,
          point.epoch,
          significant(point.loss),
          significant(point.validation),
          significant(point.learning_rate),
          significant(point.gradient_norm),
          integer(point.rows_s),
        ]),
      }}
    />
  )
}
