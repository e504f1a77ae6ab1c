import { Input, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, type Language } from '../../i18n/language.ts'

type Colours = 'light' | 'dark' | 'auto'

/** Language and colours of this browser. */
export function LookTab() {
  const { t, i18n } = useTranslation('settings')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Stack align="flex-start">
      <Input.Wrapper label={t('language')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('language')}
            value={i18n.language}
            onChange={(language) => void chooseLanguage(language as Language)}
            data={[
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'zh', label: <span lang="zh-Hans">中文</span> },
            ]}
          />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('colours')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('colours')}
            value={colorScheme}
            onChange={(colours) => setColorScheme(colours as Colours)}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`colour.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      <Text size="sm" c="dimmed">
        {t('look_about')}
      </Text>
    </Stack>
  )
}
