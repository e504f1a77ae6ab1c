import { Alert, createTheme } from '@mantine/core'
import i18next from 'i18next'

/** System fonts, which bring Chinese along; one colour; nothing is fetched. */
export const theme = createTheme({
  primaryColor: 'cyan',
  // White text on it stands out by 5.5 to 1.
  primaryShade: 9,
  autoContrast: true,
  defaultRadius: 'md',
  respectReducedMotion: true,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  headings: { fontWeight: '650' },
  components: {
    // Coloured words on a tint of their own colour are hard to read: the icon carries the colour.
    // What is wider than an alert scrolls in it.
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' }, body: { minWidth: 0 } } }),
    // Of dialogues, drawers and notifications: a cross says nothing to a screen reader.
    CloseButton: { defaultProps: () => ({ 'aria-label': i18next.t('components:close') }) },
  },
})
