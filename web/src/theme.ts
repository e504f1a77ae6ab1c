import { createTheme } from '@mantine/core'

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
})
