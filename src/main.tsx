import '#src/app/cspSetup.ts'
import '#src/app/services.ts'
import '#src/app/mantineStyles.ts'
import '#src/app/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#src/app/App.tsx'

const root = document.getElementById('root')
if (root) {
  // What an error boundary catches is a fault of the app all the same.
  createRoot(root, { onCaughtError: (error) => reportError(error) }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
