import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import { Failure } from '../../components/failure.tsx'
import { useMay, useProject } from '../../shell/use-project.ts'
import { useSaveProject } from './use-save-project.ts'

/** A project's name, the zone of its days, and what prices are in. */
export function ProjectTab() {
  const { t } = useTranslation('settings')
  const { name, time_zone, currency, role } = useProject()
  const may = useMay()
  if (may.administer) return <ProjectForm key={`${name}|${time_zone}|${currency}`} />
  return (
    <Stack maw={560}>
      <Facts
        label={t('tab.project')}
        rows={[
          [t('project_name'), name],
          [t('time_zone'), time_zone],
          [t('currency'), currency],
          [t('your_role'), t(`role.${role}`)],
        ]}
      />
      <Text size="sm" c="dimmed">
        {t('owners_change')}
      </Text>
    </Stack>
  )
}

function ProjectForm() {
  const { t } = useTranslation('settings')
  const project = useProject()
  const [name, setName] = useState(project.name)
  const [time_zone, setTimeZone] = useState(project.time_zone)
  const [currency, setCurrency] = useState(project.currency)
  const zones = useMemo(() => withOwn(Intl.supportedValuesOf('timeZone'), ['UTC', project.time_zone]), [project])
  const currencies = useCurrencies(project.currency)
  const save = useSaveProject()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim(), time_zone, currency })
  }
  const choice = { searchable: true, allowDeselect: false, limit: 200, nothingFoundMessage: t('nothing_found') }
  return (
    <form onSubmit={submit}>
      <Stack maw={560}>
        <TextInput
          label={t('project_name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
        />
        <Select
          {...choice}
          label={t('time_zone')}
          description={t('time_zone_about')}
          data={zones}
          value={time_zone}
          onChange={(value) => value && setTimeZone(value)}
        />
        <Select
          {...choice}
          label={t('currency')}
          description={t('currency_about')}
          data={currencies}
          value={currency}
          onChange={(value) => value && setCurrency(value)}
        />
        {save.error && <Failure error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const withOwn = (known: readonly string[], own: readonly string[]) => [...new Set([...known, ...own])].sort()

/** Currencies by code, with their names in the reader's language. */
function useCurrencies(own: string) {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'currency' })
    return withOwn(Intl.supportedValuesOf('currency'), [own]).map((code) => ({
      value: code,
      label: `${code} · ${names.of(code)}`,
    }))
  }, [i18n.language, own])
}
