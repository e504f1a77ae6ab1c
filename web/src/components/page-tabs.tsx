import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'

interface PageTabsProps<Name extends string> {
  /** What the tabs divide. */
  label: string
  tabs: readonly { name: Name; label: ReactNode; content: ReactNode }[]
  /** The open one: from the address. */
  open: Name
  onOpen: (name: Name) => void
}

/** A page's parts, one at a time; only the open one asks the server. */
export const PageTabs = <Name extends string>({ label, tabs, open, onOpen }: PageTabsProps<Name>) => (
  <Tabs value={open} onChange={(name) => name && onOpen(name as Name)} keepMounted={false}>
    <Tabs.List aria-label={label}>
      {tabs.map((tab) => (
        <Tabs.Tab key={tab.name} value={tab.name}>
          {tab.label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
    {tabs.map((tab) => (
      <Tabs.Panel key={tab.name} value={tab.name} pt="lg">
        {tab.content}
      </Tabs.Panel>
    ))}
  </Tabs>
)
