import { createTheme } from '@mantine/core'

/** System fonts, which bring Chinese along; one colour; nothing is fetched. */
export const theme = createTheme({
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 7 },
  autoContrast: true,
  // White on the dark scheme's cyan would stand out by 3.4 to 1 only.
  luminanceThreshold: 0.2,
  defaultRadius: 'md',
  respectReducedMotion: true,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  headings: { fontWeight: '650' },
})
