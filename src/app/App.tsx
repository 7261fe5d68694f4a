import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { markFailedStyles } from '#src/browser/failedStyles.ts'
import { storedText } from '#src/browser/storage.ts'
import { en } from '#src/lib/messages/en.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'
import { ColorSchemeProvider, createColorScheme } from '#src/ui/colorScheme.tsx'
import { type Catalogue, MessagesProvider } from '#src/ui/MessagesProvider.tsx'
import { AppProvider } from '#src/features/AppContext.tsx'
import { restoreScroll } from './restoreScroll.ts'
import { createAppRouter } from './routes.tsx'
import { services } from './services.ts'

const pseudoLanguage = storedText('local', 'guestlist:pseudo-language')

markFailedStyles()
const colorScheme = createColorScheme()
const router = createAppRouter(services)
restoreScroll(router)
// Another user's guests are not this user's: the loaders start again.
services.api.session.onUserChange(() => void router.invalidate())

/** The whole app: theme, texts, services, router. */
export function App() {
  const catalogue = useCatalogue()
  return (
    <ColorSchemeProvider colorScheme={colorScheme}>
      <MessagesProvider catalogue={catalogue}>
        <QueryClientProvider client={services.queryClient}>
          <AppProvider services={services}>
            <RouterProvider router={router} />
          </AppProvider>
        </QueryClientProvider>
      </MessagesProvider>
    </ColorSchemeProvider>
  )
}

/** The catalogue of texts. Tests switch the pseudo-language on by a key in the browser's storage. */
function useCatalogue(): Catalogue {
  const [catalogue, setCatalogue] = useState(english)
  useEffect(() => {
    if (pseudoLanguage.get() === null) return
    void import('#src/lib/messages/pseudo.ts').then(({ pseudo }) =>
      setCatalogue(createCatalogue(pseudo(en), async () => pseudo(await loadEnglish()))),
    )
  }, [])
  return catalogue
}

const loadEnglish = () => import('#src/lib/messages/enAll.ts').then(({ enAll }) => enAll)

function createCatalogue(messages: Catalogue['messages'], load: () => Promise<AllMessages>): Catalogue {
  let all: Promise<AllMessages> | null = null
  const loadAgainLater = (error: unknown): never => {
    all = null
    throw error
  }
  return { messages, loadAll: () => (all ??= load().catch(loadAgainLater)) }
}

function english(): Catalogue {
  return createCatalogue(en, loadEnglish)
}
