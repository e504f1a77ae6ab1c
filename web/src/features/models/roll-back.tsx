import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDeployments } from '../../learning/use-deployments.ts'
import { AskReason } from './ask-reason.tsx'
import { useRollBack } from './use-roll-back.ts'

/** Brings back the champion before, once the reader has said why; not there where there was none. */
export function RollBack({ target }: { target: string }) {
  const { t } = useTranslation('models')
  const [opened, { open, close }] = useDisclosure()
  const roll = useRollBack(target)
  const champions = useDeployments(target).data?.deployments.filter(
    ({ alias, model }) => alias === 'champion' && model !== null,
  )
  const [now] = champions ?? []
  const before = champions?.find(({ model }) => model !== now?.model)
  if (!now || !before) return null
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconArrowBackUp size={16} />} onClick={open}>
        {t('roll_back')}
      </Button>
      {opened && (
        <AskReason
          title={t('roll_back')}
          about={t('roll_back_about', {
            now: `${now.family} v${now.version}`,
            before: `${before.family} v${before.version}`,
          })}
          action={t('roll_back')}
          pending={roll.isPending}
          error={roll.error}
          onClose={close}
          onConfirm={(reason) => roll.mutate(reason, { onSuccess: close })}
        />
      )}
    </>
  )
}
