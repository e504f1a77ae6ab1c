import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

const KEY = 'bellwether-language'

const load = { en: () => import('./en.ts'), zh: () => import('./zh.ts') }

/** What was chosen here before, or else what the browser asks for. */
function preferred(): Language {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'en' || chosen === 'zh') return chosen
  return navigator.languages.some((one) => one.startsWith('zh')) && !navigator.language.startsWith('en') ? 'zh' : 'en'
}

async function bring(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'shell')) return
  for (const [path, texts] of Object.entries((await load[language]()).texts)) {
    const [, namespace] = /([^/]+)\/[a-z]{2}\.json$/.exec(path) ?? []
    i18next.addResourceBundle(language, namespace, texts)
  }
}

/** Loads the texts of one language and starts with it. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: false,
    defaultNS: 'shell',
    resources: {},
    // React escapes.
    interpolation: { escapeValue: false },
  })
  await setLanguage(preferred())
}

/** Changes the language here and on the next visit. */
export async function setLanguage(language: Language): Promise<void> {
  await bring(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  await setLanguage(language)
}
