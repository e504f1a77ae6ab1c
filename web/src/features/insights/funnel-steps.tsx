import { ActionIcon, Button, Stack, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EventFields } from './event-fields.tsx'
import type { EventFilter } from './queries.ts'

const MOST = 10

interface FunnelStepsProps {
  steps: EventFilter[]
  onChange: (steps: EventFilter[]) => void
}

/** Steps in their order; the buttons move one by keyboard and keep the focus on it. */
export function FunnelSteps({ steps, onChange }: FunnelStepsProps) {
  const { t } = useTranslation('insights')
  const list = useRef<HTMLDivElement>(null)
  const [said, say] = useState('')
  const move = (i: number, by: -1 | 1) => {
    const moved = [...steps]
    moved.splice(i + by, 0, ...moved.splice(i, 1))
    onChange(moved)
    say(t('moved', { n: i + by + 1, what: steps[i].event || t('any_event') }))
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-step="${i + by}"]`) ?? [])]
    const same = buttons.find(({ dataset }) => dataset.by === String(by))
    ;(same?.disabled ? buttons.find(({ disabled }) => !disabled) : same)?.focus()
  }
  return (
    <Stack gap="sm" ref={list}>
      {steps.map((step, i) => {
        const label = t('step', { n: i + 1 })
        return (
          <EventFields
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are known by their place
            key={i}
            label={label}
            value={step}
            onChange={(to) => onChange(steps.map((each, at) => (at === i ? to : each)))}
          >
            <ActionIcon.Group>
              <MoveButton {...{ i, label }} by={-1} disabled={i === 0} onMove={move} />
              <MoveButton {...{ i, label }} by={1} disabled={i === steps.length - 1} onMove={move} />
              {steps.length > 2 && (
                <ActionIcon
                  variant="default"
                  size="lg"
                  onClick={() => onChange(steps.filter((_, at) => at !== i))}
                  aria-label={t('remove', { what: label })}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </ActionIcon.Group>
          </EventFields>
        )
      })}
      {steps.length < MOST && (
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...steps, { event: '' }])}
        >
          {t('add_step')}
        </Button>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Stack>
  )
}

interface MoveButtonProps {
  i: number
  label: string
  by: -1 | 1
  disabled: boolean
  onMove: (i: number, by: -1 | 1) => void
}

function MoveButton({ i, label, by, disabled, onMove }: MoveButtonProps) {
  const { t } = useTranslation('insights')
  const Icon = by < 0 ? IconArrowUp : IconArrowDown
  return (
    <ActionIcon
      variant="default"
      size="lg"
      data-step={i}
      data-by={by}
      disabled={disabled}
      onClick={() => onMove(i, by)}
      aria-label={t(by < 0 ? 'move_up' : 'move_down', { what: label })}
    >
      <Icon size={14} />
    </ActionIcon>
  )
}
