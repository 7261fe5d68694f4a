// `npm run sandbox`: builds the server part, then serves the sandbox alone on a port, for any API client.
import { createBuilder } from 'vite'

const builder = await createBuilder({ logLevel: 'warn' })
await builder.build(builder.environments.ssr)
await import(new URL('../dist/server/sandbox.js', import.meta.url).href)
