import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { en } from '#src/lib/messages/en.ts'
import { MessagesProvider } from '#src/ui/MessagesProvider.tsx'
import { queryClient } from './queryClient.ts'
import { createAppRouter } from './routes.tsx'
import { styleNonce } from './cspSetup.ts'
import { theme } from './theme.ts'

const router = createAppRouter(queryClient)

/** The whole app: theme, cache, router. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => styleNonce}>
      <MessagesProvider messages={en}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MessagesProvider>
    </MantineProvider>
  )
}
