import { Group, NumberInput, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FunnelExclusions } from './funnel-exclusions.tsx'
import { FunnelSteps } from './funnel-steps.tsx'
import { PropertyPicker } from './property-picker.tsx'
import { DEFAULT_WINDOW_S, type FunnelQuery, orders } from './queries.ts'
import { RangePicker } from './range-picker.tsx'
import type { TabProps } from './trend-tab.tsx'

export function FunnelBuilder({ query, newest, onChange }: TabProps<FunnelQuery>) {
  const { t } = useTranslation('insights')
  const { steps, range, order = 'ordered', breakdown, compare = false, window_s = DEFAULT_WINDOW_S } = query
  const setSteps = (to: FunnelQuery['steps']) => {
    const exclusions = query.exclusions?.filter((one) => one.to < to.length)
    onChange({ ...query, steps: to, exclusions: exclusions?.length ? exclusions : undefined })
  }
  const setOrder = (to: FunnelQuery['order']) =>
    onChange({ ...query, order: to, exclusions: to === 'ordered' ? query.exclusions : undefined })
  return (
    <>
      <FunnelSteps steps={steps} onChange={setSteps} />
      {order === 'ordered' && (
        <FunnelExclusions
          exclusions={query.exclusions}
          steps={steps.length}
          onChange={(exclusions) => onChange({ ...query, exclusions })}
        />
      )}
      <RangePicker range={range} newest={newest} onChange={(to) => onChange({ ...query, range: to })} />
      <WindowField window_s={window_s} onChange={(to) => onChange({ ...query, window_s: to })} />
      <Select
        label={t('order')}
        description={t(`order_about.${order}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        data={orders.map((one) => ({ value: one, label: t(`orders.${one}`) }))}
        value={order}
        allowDeselect={false}
        onChange={(to) => to && setOrder(to as FunnelQuery['order'])}
      />
      <PropertyPicker
        label={t('breakdown_funnel')}
        shown
        clearable
        placeholder={t('no_breakdown')}
        event={steps[0].event}
        value={breakdown}
        onChange={(to) => onChange({ ...query, breakdown: to })}
      />
      <Switch
        label={t('compare')}
        checked={compare}
        onChange={({ currentTarget }) => onChange({ ...query, compare: currentTarget.checked || undefined })}
      />
    </>
  )
}

/** Seconds of each unit that a window is given in. */
const units = { minute: 60, hour: 3_600, day: 86_400 }
type Unit = keyof typeof units
const MAX_WINDOW_S = 366 * units.day

const unitOf = (window_s: number): Unit =>
  (['day', 'hour'] as const).find((unit) => window_s % units[unit] === 0) ?? 'minute'

function WindowField({ window_s, onChange }: { window_s: number; onChange: (window_s: number) => void }) {
  const { t } = useTranslation('insights')
  const [chosen, setUnit] = useState<Unit>()
  const unit = chosen && window_s % units[chosen] === 0 ? chosen : unitOf(window_s)
  const set = (amount: number, to: Unit) => {
    setUnit(to)
    onChange(Math.min(MAX_WINDOW_S, Math.max(1, Math.round(amount)) * units[to]))
  }
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NumberInput
        label={t('window')}
        min={1}
        max={MAX_WINDOW_S / units[unit]}
        allowDecimal={false}
        value={window_s / units[unit]}
        onChange={(to) => typeof to === 'number' && to >= 1 && set(to, unit)}
        flex={1}
      />
      <Select
        aria-label={t('window_unit')}
        data={(['minute', 'hour', 'day'] as const).map((one) => ({ value: one, label: t(`units.${one}`) }))}
        value={unit}
        allowDeselect={false}
        onChange={(to) => to && set(window_s / units[unit], to as Unit)}
        w={120}
      />
    </Group>
  )
}
