import { createContext, useContext } from 'react'
import type { Me } from './use-me.ts'

export type ProjectOfMine = Me['projects'][number]

/** Before a project is chosen (signing in), times are the reader's own. */
const none: ProjectOfMine = {
  id: '',
  name: '',
  role: 'viewer',
  generated: false,
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'EUR',
}

export const ProjectContext = createContext<ProjectOfMine>(none)

/** The project whose pages are open. */
export const useProject = () => useContext(ProjectContext)

/** What the reader may do here. The server decides again at each request. */
export function useMay() {
  const { role } = useProject()
  return { edit: role !== 'viewer', administer: role === 'owner' }
}
