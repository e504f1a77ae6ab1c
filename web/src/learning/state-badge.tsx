import { Badge } from '@mantine/core'
import {
  IconActivity,
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconLoader2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** States of runs and of their stages: a word and a picture each, colour only helps. */
const looks = {
  waiting: { icon: IconCircleDashed, color: 'gray' },
  queued: { icon: IconClock, color: 'gray' },
  running: { icon: IconLoader2, color: 'blue' },
  live: { icon: IconActivity, color: 'teal' },
  done: { icon: IconCircleCheck, color: 'teal' },
  failed: { icon: IconCircleX, color: 'red' },
  cancelled: { icon: IconBan, color: 'gray' },
  attention: { icon: IconAlertTriangle, color: 'orange' },
} as const

export type State = keyof typeof looks

export function StateBadge({ state }: { state: State }) {
  const { t } = useTranslation('learning')
  const { icon: Picture, color } = looks[state]
  return (
    <Badge
      variant="default"
      tt="none"
      fw={500}
      leftSection={<Picture size={14} aria-hidden color={`var(--mantine-color-${color}-6)`} />}
    >
      {t(`state.${state}`)}
    </Badge>
  )
}
