import { basePath } from '../../api/base.ts'

/** The whole address of a path here, for somebody else's browser. */
export const linkTo = (path: string) => `${window.location.origin}${basePath}${path}`
