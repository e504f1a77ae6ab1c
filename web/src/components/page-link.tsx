import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A link to a page of the dashboard, loaded ahead when it is pointed at. */
export const PageLink = createLink((props: AnchorProps & React.ComponentProps<'a'>) => <Anchor {...props} />)
