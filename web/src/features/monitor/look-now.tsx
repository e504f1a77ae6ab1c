import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Failure } from '../../components/failure.tsx'
import { useTargets } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { useReport } from '../../learning/use-report.ts'
import { useMay } from '../../shell/use-project.ts'
import { useLook } from './use-look.ts'

/** Each target, when it was last looked at, and a button that looks now. */
export function LookNow() {
  const { t } = useTranslation('monitor')
  const targets = useTargets()
  if (targets.data?.length === 0) return null
  return (
    <section aria-labelledby="looks">
      <Title order={2} size="h4" id="looks">
        {t('looks')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('looks_about')}
      </Text>
      <Asked query={targets} height={120}>
        {(known) => (
          <Stack gap="xs">
            {known.map(({ name }) => (
              <TargetLook key={name} target={name} />
            ))}
          </Stack>
        )}
      </Asked>
    </section>
  )
}

function TargetLook({ target }: { target: string }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const may = useMay()
  const report = useReport(target).data
  const look = useLook(target)
  const last = report
    ? t('last_look', { at: format.minute(report.made_at), model: `${report.model.name} v${report.model.version}` })
    : t('never_looked')
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {target}
          </Text>
          <Text size="sm" c="dimmed" aria-live="polite">
            {report === undefined ? ' ' : last}
          </Text>
        </div>
        {may.edit && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEye size={16} />}
            loading={look.isPending}
            onClick={() => look.mutate()}
            aria-label={t('look_at', { target })}
          >
            {t('look')}
          </Button>
        )}
      </Group>
      {look.error && <Failure error={look.error} />}
    </Paper>
  )
}
