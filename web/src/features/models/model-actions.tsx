import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconDots, IconSwords, IconTrophy, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../components/use-models.ts'
import { nameOf } from '../../learning/model.ts'
import { AskReason } from './ask-reason.tsx'
import { useArchive } from './use-archive.ts'
import { useChangeAlias } from './use-change-alias.ts'

type Change = 'promote' | 'challenge' | 'withdraw'

/** What can be done with a model: let it answer, set it beside the champion, put it away. */
export function ModelActions({ model, target }: { model: Model; target: string }) {
  const { t } = useTranslation('models')
  const [asked, setAsked] = useState<Change>()
  const archive = useArchive(target)
  const change = useChangeAlias(target)
  const name = nameOf(model)
  const close = () => {
    setAsked(undefined)
    change.reset()
  }
  const confirm = (reason: string) =>
    change.mutate(
      {
        alias: asked === 'promote' ? 'champion' : 'challenger',
        model: asked === 'withdraw' ? null : model.hash,
        reason,
      },
      { onSuccess: close },
    )
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actions_of', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <AliasItems model={model} onAsk={setAsked} />
          {!model.alias && (
            <Menu.Item
              leftSection={model.archived_at ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
              onClick={() => archive.mutate({ hash: model.hash, archived: !model.archived_at })}
            >
              {t(model.archived_at ? 'unarchive' : 'archive')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <AskReason
          title={t(asked, { name })}
          about={t(`${asked}_about`, { name })}
          action={t(asked)}
          pending={change.isPending}
          error={change.error}
          onClose={close}
          onConfirm={confirm}
        />
      )}
    </>
  )
}

function AliasItems({ model, onAsk }: { model: Model; onAsk: (change: Change) => void }) {
  const { t } = useTranslation('models')
  return (
    <>
      {model.alias !== 'champion' && (
        <Menu.Item leftSection={<IconTrophy size={16} />} onClick={() => onAsk('promote')}>
          {t('promote')}
        </Menu.Item>
      )}
      {model.alias === 'challenger' ? (
        <Menu.Item leftSection={<IconX size={16} />} onClick={() => onAsk('withdraw')}>
          {t('withdraw')}
        </Menu.Item>
      ) : (
        model.alias === null && (
          <Menu.Item leftSection={<IconSwords size={16} />} onClick={() => onAsk('challenge')}>
            {t('challenge')}
          </Menu.Item>
        )
      )}
    </>
  )
}
