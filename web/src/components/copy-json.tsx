import { Button, CopyButton, Group, ScrollArea, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './copy-json.module.css'

/** A value as JSON, to read and to copy. */
export function CopyJson({ label, value }: { label: string; value: unknown }) {
  const { t } = useTranslation('components')
  const text = JSON.stringify(value, null, 2)
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            >
              <span aria-live="polite">{t(copied ? 'json_copied' : 'json_copy')}</span>
            </Button>
          )}
        </CopyButton>
      </Group>
      <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
        <pre className={classes.text}>{text}</pre>
      </ScrollArea.Autosize>
    </div>
  )
}
