// `npm run sandbox`: the sandbox alone on a port, for any client of the API. Builds the server part first.
import { createBuilder } from 'vite'

const builder = await createBuilder({ logLevel: 'warn' })
await builder.build(builder.environments.ssr)
await import(new URL('../dist/server/sandbox.js', import.meta.url).href)
