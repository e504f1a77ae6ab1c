import { ActionIcon, Button, Group, NumberInput, Popover, Stack, TextInput } from '@mantine/core'
import { IconAdjustments, IconPlayerPlay } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import type { Target } from '../../components/use-targets.ts'
import type { Run } from '../../learning/run.ts'
import { TimeField } from './time-field.tsx'
import { type StartOptions, useStartRun } from './use-start-run.ts'

interface StartRunProps {
  target: Target
  /** A run of the target is under way: another would be refused. */
  busy: boolean
  onStarted: (run: Run) => void
}

/** Starts a run; its cut-off, seed and time can be said, and need not be. */
export function StartRun({ target, busy, onStarted }: StartRunProps) {
  const { t } = useTranslation('pipeline')
  const [more, setMore] = useState(false)
  const start = useStartRun(target.name, (run) => {
    setMore(false)
    onStarted(run)
  })
  if (busy) return null
  return (
    <Stack gap="xs">
      <Group gap={6} wrap="nowrap">
        <Button leftSection={<IconPlayerPlay size={16} />} loading={start.isPending} onClick={() => start.mutate({})}>
          {t('start')}
        </Button>
        <Popover opened={more} onChange={setMore} position="bottom-end" trapFocus withArrow>
          <Popover.Target>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('more')}
              title={t('more')}
              aria-expanded={more}
              onClick={() => setMore((now) => !now)}
            >
              <IconAdjustments size={18} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <MoreForm use={target.use} pending={start.isPending} onSubmit={(options) => start.mutate(options)} />
          </Popover.Dropdown>
        </Popover>
      </Group>
      {start.error && <Failure error={start.error} />}
    </Stack>
  )
}

/** Uses that have a family which needs time. */
const timed: ReadonlySet<Target['use']> = new Set(['recommendation'])

interface MoreFormProps {
  use: Target['use']
  pending: boolean
  onSubmit: (options: StartOptions) => void
}

function MoreForm({ use, pending, onSubmit }: MoreFormProps) {
  const { t } = useTranslation('pipeline')
  const [day, setDay] = useState('')
  const [seed, setSeed] = useState<number | string>('')
  const [minutes, setMinutes] = useState(0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({
      ...(day ? { cutoff: `${day}T00:00:00.000Z` } : {}),
      ...(typeof seed === 'number' ? { seed } : {}),
      ...(minutes > 0 ? { minutes } : {}),
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack w={260}>
        <TextInput
          type="date"
          label={t('cutoff')}
          description={t('cutoff_about')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <NumberInput
          label={t('seed')}
          description={t('seed_about')}
          value={seed}
          onChange={setSeed}
          min={0}
          max={2 ** 31 - 1}
          allowDecimal={false}
          hideControls
        />
        {timed.has(use) && <TimeField minutes={minutes} onChange={setMinutes} />}
        <Button type="submit" loading={pending}>
          {t('start')}
        </Button>
      </Stack>
    </form>
  )
}
