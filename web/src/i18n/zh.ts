/** All Chinese texts, a namespace a folder: one file to load. */
export const texts = import.meta.glob<Record<string, unknown>>(
  ['../features/*/zh.json', '../shell/zh.json', '../components/zh.json', '../learning/zh.json'],
  {
    eager: true,
    import: 'default',
  },
)
