import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface NameDialogProps {
  opened: boolean
  title: string
  action: string
  saving: boolean
  /** Name to begin with. */
  start?: string
  onClose: () => void
  onName: (name: string) => void
}

/** Asks for the name of a saved insight. */
export function NameDialog({ opened, title, onClose, ...form }: NameDialogProps) {
  const { t } = useTranslation('insights')
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <NameForm {...form} />
    </Modal>
  )
}

function NameForm({ action, saving, start = '', onName }: Omit<NameDialogProps, 'opened' | 'title' | 'onClose'>) {
  const { t } = useTranslation('insights')
  const [name, setName] = useState(start)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) onName(name.trim())
      }}
    >
      <TextInput
        label={t('name')}
        placeholder={t('name_example')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={200}
        required
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={saving}>
          {action}
        </Button>
      </Group>
    </form>
  )
}
