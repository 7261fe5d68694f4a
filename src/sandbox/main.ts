import process from 'node:process'
import * as z from 'zod'
import { organizationPlans } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { serveSandbox } from './serve.ts'

const Environment = z.object({
  PORT: z.coerce.number('PORT must be a number.').int().min(0).max(65_535).default(4180),
  HOST: z.string().default('127.0.0.1'),
})

/** The text that a developer reads before the first request. */
function introduction(url: string): string {
  const organizations = organizationPlans.map(
    ({ id, name, guests, members }) => `  ${id}  ${name} (${guests} guests, ${members} members)`,
  )
  return `An embedded Tallyfy listens on ${url}/api (and on ${url}).

Tokens
  ${sandboxTokens.admin}        Ana Ferreira, admin
  ${sandboxTokens.otherAdmin}      Ken Ito, admin
  ${sandboxTokens.light}  Tomás Ruiz, light user: reads, never writes

Organizations
${organizations.join('\n')}

Try
  curl -H 'Authorization: Bearer ${sandboxTokens.admin}' -H 'X-Tallyfy-Client: APIClient' ${url}/api/me/organizations

Make it misbehave: the next update is applied, then its connection is dropped
  curl ${url}/_sandbox/script -d '{"on":{"method":"PUT"},"act":[{"do":"drop","applied":true}]}'
  More: src/sandbox/script/scriptRule.ts; GET /_sandbox/log, GET and PATCH /_sandbox/options,
  POST /_sandbox/release, /_sandbox/change-by-other, /_sandbox/kill-token, /_sandbox/reset
`
}

async function main(): Promise<void> {
  const environment = Environment.safeParse(process.env)
  if (!environment.success) throw new Error(z.prettifyError(environment.error))
  const { PORT: port, HOST: host } = environment.data
  const served = await serveSandbox({ port, host })
  process.stdout.write(introduction(served.url))
  process.once('SIGINT', () => void served.close())
  process.once('SIGTERM', () => void served.close())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
