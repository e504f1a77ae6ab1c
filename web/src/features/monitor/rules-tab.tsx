import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core'
import { IconBellPlus, IconLock, IconMailOff } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { useMay } from '../../shell/use-project.ts'
import { RuleCard } from './rule-card.tsx'
import { RuleForm } from './rule-form.tsx'
import { useAlertRules } from './use-alert-rules.ts'

const route = getRouteApi('/p/$project/monitor')

/** Where alerts are sent beside this page; a viewer is told why not. */
export function RulesTab() {
  const { t } = useTranslation('monitor')
  if (useMay().edit) return <Rules />
  return (
    <Empty icon={IconLock} title={t('no_rules_for_you')}>
      {t('no_rules_for_you_about')}
    </Empty>
  )
}

function Rules() {
  const { t } = useTranslation('monitor')
  const { rule: open } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useAlertRules()
  const show = (rule?: string) => void navigate({ search: (now) => ({ ...now, rule }) })
  const make = (
    <Button leftSection={<IconBellPlus size={16} />} onClick={() => show('new')}>
      {t('new_rule')}
    </Button>
  )
  return (
    <Asked query={query} height={200}>
      {({ rules, mail }) => (
        <Stack>
          {rules.length === 0 ? (
            <Empty icon={IconBellPlus} title={t('no_rules')} action={make}>
              {t('no_rules_about')}
            </Empty>
          ) : (
            <>
              <Group justify="space-between">
                <Text size="sm" c="dimmed">
                  {t('rules_about')}
                </Text>
                {make}
              </Group>
              {rules.map((rule) => (
                <RuleCard key={rule.id} rule={rule} onEdit={() => show(rule.id)} />
              ))}
            </>
          )}
          {!mail && <NoMail />}
          {open && (
            <RuleForm
              key={open}
              rule={rules.find(({ id }) => id === open) ?? null}
              mail={mail}
              onClose={() => show(undefined)}
            />
          )}
        </Stack>
      )}
    </Asked>
  )
}

function NoMail() {
  const { t } = useTranslation('monitor')
  return (
    <Alert variant="light" color="gray" icon={<IconMailOff />} title={t('no_mail')} styles={{ body: { minWidth: 0 } }}>
      <Text size="sm" mb="xs">
        {t('no_mail_about')}
      </Text>
      <Code block tabIndex={0}>
        {[
          'SMTP_URL=smtps://user:password@mail.example.com:465',
          'BELLWETHER_SMTP_FROM=bellwether@example.com',
          `PUBLIC_URL=${window.location.origin}`,
        ].join('\n')}
      </Code>
    </Alert>
  )
}
