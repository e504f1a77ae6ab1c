import { Tooltip, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A metric's name; what it means, in a sentence, on hover, focus or touch. */
export function MetricName({ name }: { name: string }) {
  const { t } = useTranslation('learning')
  const label = t(`metric.${name}.name`, { defaultValue: name })
  const about = t(`metric.${name}.about`, { defaultValue: '' })
  if (!about) return label
  return (
    <Tooltip label={about} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton
        fz="inherit"
        fw="inherit"
        aria-label={`${label}: ${about}`}
        style={{ textDecoration: 'underline dotted', textUnderlineOffset: 4, whiteSpace: 'nowrap', cursor: 'help' }}
      >
        {label}
      </UnstyledButton>
    </Tooltip>
  )
}
