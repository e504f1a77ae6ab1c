import { ActionIcon, Menu } from '@mantine/core'
import { IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../api/session.ts'
import { useMe } from './use-me.ts'
import { useReader } from './use-reader.ts'

/** Who is signed in; language, colours, and the way out. */
export function ReaderMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const { colours, otherLanguage, switchLanguage, switchColours } = useReader()
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('account')}>
          <IconUserCircle />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.data?.user.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          onClick={switchLanguage}
          lang={otherLanguage === '中文' ? 'zh' : 'en'}
        >
          {otherLanguage}
        </Menu.Item>
        <Menu.Item
          leftSection={colours === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={switchColours}
        >
          {colours === 'dark' ? t('light') : t('dark')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
