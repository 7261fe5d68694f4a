import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { en } from '#src/lib/messages/en.ts'
import { MessagesProvider } from '#src/ui/MessagesProvider.tsx'
import { AppProvider } from '#src/features/AppContext.tsx'
import { createServices } from './createServices.ts'
import { createAppRouter } from './routes.tsx'
import { styleNonce } from './cspSetup.ts'
import { theme } from './theme.ts'

const services = createServices()
const router = createAppRouter(services)

/** The whole app: theme, texts, services, router. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => styleNonce}>
      <MessagesProvider messages={en}>
        <QueryClientProvider client={services.queryClient}>
          <AppProvider services={services}>
            <RouterProvider router={router} />
          </AppProvider>
        </QueryClientProvider>
      </MessagesProvider>
    </MantineProvider>
  )
}
