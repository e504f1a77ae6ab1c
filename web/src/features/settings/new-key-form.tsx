import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import { type KeyRole, keyRoles } from './key-roles.ts'
import { type MadeKey, useMakeKey } from './use-make-key.ts'

export function NewKeyForm({ onMade }: { onMade: (made: MadeKey) => void }) {
  const { t } = useTranslation('settings')
  const [name, setName] = useState('')
  const [role, setRole] = useState<KeyRole>('ingest')
  const make = useMakeKey()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate(
      { name: name.trim(), role },
      {
        onSuccess: (made) => {
          setName('')
          onMade(made)
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={t('key_name')}
            description={t('key_name_about')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            pattern=".*\S.*"
            miw={220}
            required
          />
          <Select
            label={t('key_may')}
            description={t(`key_role_about.${role}`)}
            data={keyRoles.map((one) => ({ value: one, label: t(`key_role.${one}`) }))}
            value={role}
            onChange={(one) => one && setRole(one as KeyRole)}
            allowDeselect={false}
            miw={220}
          />
        </Group>
        {make.error && <Failure error={make.error} />}
        <Group>
          <Button type="submit" leftSection={<IconKey size={16} />} loading={make.isPending}>
            {t('make_key')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
