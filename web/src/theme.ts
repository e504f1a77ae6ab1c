import { createTheme } from '@mantine/core'
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
    // Of dialogues, drawers and notifications: a cross says nothing to a screen reader.
    CloseButton: { defaultProps: () => ({ 'aria-label': i18next.t('components:close') }) },
  },
})
