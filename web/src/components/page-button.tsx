import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { pages } from '../shell/pages.ts'
import { useProject } from '../shell/use-project.ts'

interface PageButtonProps {
  to: (typeof pages)[number]['path']
  children: ReactNode
}

/** A button that leads to another page of the project. */
export function PageButton({ to, children }: PageButtonProps) {
  const { id } = useProject()
  return <Button renderRoot={(props) => <Link to={to} params={{ project: id }} {...props} />}>{children}</Button>
}
