import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from './api/query-client.ts'
import { SessionGuard } from './features/sign-in/session-guard.tsx'
import { router } from './router.tsx'
import { theme } from './theme.ts'

/** Styles that components write carry the nonce that the server put into the page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
// The lock that keeps the page still behind a drawer or a dialog (get-nonce) looks for it here.
Object.assign(globalThis, { __webpack_nonce__: nonce })

export const App = () => (
  <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>
    <Notifications position="bottom-right" limit={4} />
    <QueryClientProvider client={queryClient}>
      <SessionGuard>
        <RouterProvider router={router} />
      </SessionGuard>
    </QueryClientProvider>
  </MantineProvider>
)
