/** All English texts, a namespace a folder: one file to load. */
export const texts = import.meta.glob<Record<string, unknown>>(
  ['../features/*/en.json', '../shell/en.json', '../components/en.json', '../learning/en.json'],
  {
    eager: true,
    import: 'default',
  },
)
