import { createTheme, type MantineColorsTuple, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { styleNonce } from '#src/browser/styleNonce.ts'
import { useColorScheme } from './colorScheme.tsx'

const indigo: MantineColorsTuple = [
  '#eef2ff',
  '#dfe6ff',
  '#bfccfb',
  '#9bb0f7',
  '#7d96f4',
  '#5f7cec',
  '#4a67e3',
  '#3b5bdb',
  '#324dbd',
  '#28409f',
]

const dark: MantineColorsTuple = [
  '#ecebe9',
  '#c9c7c4',
  '#a9a6a2',
  '#85827e',
  '#4d4e55',
  '#3a3b42',
  '#2c2d33',
  '#1f2025',
  '#17181c',
  '#111215',
]

/** One accent, system fonts, quiet corners. Colours and sizes of our own components are in styles.css. */
const theme = createTheme({
  primaryColor: 'indigo',
  // The accents of styles.css: light text on the one, dark text on the other (4.5 : 1 and more).
  primaryShade: { light: 7, dark: 4 },
  colors: { indigo, dark },
  autoContrast: true,
  black: '#1c1b19',
  // Said in styles.css, for everything.
  fontFamily: 'var(--gl-font)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.375rem' },
  headings: { fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/**
 * Gives the components of Mantine inside their theme. Only what loads later has such components: the first rows do not wait
 * for Mantine. The colour scheme is the app's own.
 */
export function MantineTheme({ children }: { children: ReactNode }) {
  const { choice } = useColorScheme()
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => styleNonce}
      {...(choice === 'auto' ? { defaultColorScheme: 'auto' } : { forceColorScheme: choice })}
    >
      {children}
    </MantineProvider>
  )
}
