import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useRef } from 'react'

/** What has the focus; for an item of a menu, which goes with its menu, the menu's button. */
function opener(): HTMLElement | null {
  const active = document.activeElement as HTMLElement | null
  const menu = active?.closest('[role="menu"]')
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
}

/** A modal that is in the page while it is open. Mantine gives the focus back for modals that stay; here it goes to what opened it. */
export function Dialog(props: Pick<ModalProps, 'title' | 'onClose' | 'children'>) {
  const openedBy = useRef(opener())
  useEffect(() => () => openedBy.current?.focus(), [])
  return <Modal opened {...props} />
}
