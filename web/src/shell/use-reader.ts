import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../i18n/language.ts'

/** Language and colours, which are the reader's own and kept in this browser. */
export function useReader() {
  const { i18n } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const colours = useComputedColorScheme('light')
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  return {
    colours,
    /** The other language, in its own words. */
    otherLanguage: other === 'zh' ? '中文' : 'English',
    switchLanguage: () => void chooseLanguage(other),
    switchColours: () => setColorScheme(colours === 'dark' ? 'light' : 'dark'),
  }
}
