import { Hono } from 'hono'
import * as z from 'zod'
import { SomeOptions } from '#src/sandbox/options.ts'
import { ScriptRule } from '#src/sandbox/script/scriptRule.ts'
import type { SandboxControl } from './control.ts'

const ids = z.array(z.number().int()).optional()
const ChangeByOther = z.strictObject({
  org: z.string(),
  email: z.string(),
  add: ids,
  remove: ids,
  set: ids,
  delete: z.boolean().default(false),
})
const Release = z.strictObject({ id: z.number().int() })
const Token = z.strictObject({ token: z.string() })

/** Serves the control over HTTP. An invalid body is answered 400 with the reason, an unknown guest 404. */
export function createControlApp(control: SandboxControl): Hono {
  const app = new Hono().basePath('/_sandbox')
  app.post('/script', async (c) =>
    c.json({ id: control.script(ScriptRule.parse(await c.req.json())).id }, 201),
  )
  app.post('/release', async (c) => {
    const { id } = Release.parse(await c.req.json())
    return c.json({ released: control.release(id) })
  })
  app.get('/log', (c) => c.json({ requests: control.log.requests, writes: control.log.writes }))
  app.post('/reset', (c) => {
    control.reset()
    return c.json({ reset: true })
  })
  app.get('/options', (c) => c.json(control.options))
  app.patch('/options', async (c) => {
    control.setOptions(SomeOptions.parse(await c.req.json()))
    return c.json(control.options)
  })
  app.post('/change-by-other', async (c) => {
    const { org, email, delete: isDeletion, ...change } = ChangeByOther.parse(await c.req.json())
    if (isDeletion) control.deleteByOther(org, email)
    return c.json({ associated_members: isDeletion ? null : control.changeByOther(org, email, change) })
  })
  app.post('/kill-token', async (c) => {
    control.killToken(Token.parse(await c.req.json()).token)
    return c.json({ killed: true })
  })
  app.notFound((c) => c.json({ message: 'No such control.' }, 404))
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ message: z.prettifyError(error) }, 400)
    return c.json({ message: error.message }, error instanceof RangeError ? 404 : 400)
  })
  return app
}
