import { createContext, use, type ReactNode } from 'react'
import { storedText } from '#src/browser/storage.ts'
import { createStore, type Store } from '#src/lib/createStore.ts'
import { useStore } from './useStore.ts'

/** `auto`: as the system has it. */
export type ColorSchemeChoice = 'auto' | 'light' | 'dark'

export type ColorScheme = {
  choice: Pick<Store<ColorSchemeChoice>, 'get' | 'subscribe'>
  choose: (choice: ColorSchemeChoice) => void
}

/** The key and the attribute that Mantine uses, so that its components follow. */
const storageKey = 'mantine-color-scheme-value'
const attribute = 'data-mantine-color-scheme'
const storedChoice = storedText('local', storageKey)

/**
 * Colours the page as the user has chosen, in every tab, and follows the system where nothing was chosen. The app makes one,
 * before it renders. Without storage the choice lasts as long as the page.
 */
export function createColorScheme(): ColorScheme {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const choice = createStore<ColorSchemeChoice>(readChoice())
  const apply = () => {
    const chosen = choice.get()
    const scheme = chosen === 'auto' ? (dark.matches ? 'dark' : 'light') : chosen
    document.documentElement.setAttribute(attribute, scheme)
  }
  apply()
  choice.subscribe(apply)
  dark.addEventListener('change', apply)
  window.addEventListener('storage', ({ key }) => {
    if (key === storageKey || key === null) choice.set(readChoice())
  })
  return {
    choice,
    choose: (chosen) => {
      storedChoice.set(chosen)
      choice.set(chosen)
    },
  }
}

function readChoice(): ColorSchemeChoice {
  const stored = storedChoice.get()
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

const ColorSchemeContext = createContext<ColorScheme | null>(null)

type ColorSchemeProviderProps = { colorScheme: ColorScheme; children: ReactNode }

/** Lets every component read and choose the colour scheme. */
export function ColorSchemeProvider({ colorScheme, children }: ColorSchemeProviderProps) {
  return <ColorSchemeContext value={colorScheme}>{children}</ColorSchemeContext>
}

/** What the user has chosen, and a function to choose. Needs a `ColorSchemeProvider` around it. */
export function useColorScheme(): { choice: ColorSchemeChoice; choose: ColorScheme['choose'] } {
  const colorScheme = use(ColorSchemeContext)
  if (colorScheme === null) throw new Error('useColorScheme needs a ColorSchemeProvider around it.')
  return { choice: useStore(colorScheme.choice), choose: colorScheme.choose }
}
