import { createBuilder } from 'vite'
import { hashOfSources, markBuilt } from './sources.js'

/** Builds client and server quietly into `dist`, and notes from which sources. */
export async function buildApp() {
  // Modules that Vite ran before have set it to development, and React would be built for that: larger and slower.
  process.env.NODE_ENV = 'production'
  const hash = hashOfSources()
  const builder = await createBuilder({ logLevel: 'error' })
  await builder.buildApp()
  markBuilt(hash)
}
