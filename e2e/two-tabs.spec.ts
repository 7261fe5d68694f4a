import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { eunji, watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Bob, Cara, Ken, Priya, Bo } = members
const { email } = eunji

test.describe('two tabs of one browser', () => {
  test('each save their own change of the same guest', async ({ guests, context, sandbox }) => {
    const one = await guests.open(eunji.name)
    const other = await new GuestsPage(await context.newPage(), edgeCases.id).openByLink(email)
    await other.ready()
    await one.add('Bob Stone')
    await other.remove('Cara Diaz')
    await one.save()
    await expect(one.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    await other.save()
    await expect(other.notice('Cara Diaz removed from Eun-ji Kim')).toBeVisible()
    await expect(other.notice('Bob Stone was added meanwhile and kept')).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toEqual([Bob, Ken, Priya, Bo, 5678])
  })

  test('saving at the same moment save one after the other', async ({ guests, context, sandbox }) => {
    const one = await guests.open(eunji.name)
    const other = await new GuestsPage(await context.newPage(), edgeCases.id).openByLink(email)
    await other.ready()
    await one.add('Bob Stone')
    await other.remove('Cara Diaz')
    const traffic = watchRequests(sandbox, email)
    const write = sandbox.script({ on: { method: 'PUT', email }, act: [{ do: 'hold' }] })
    await one.save()
    await write.reached()
    await other.save()
    await expect(other.dialog).toContainText('Saving…')
    expect(traffic()).toEqual(['GET', putRequest([Bob, Cara, Ken, Priya, Bo, 5678])])
    write.release()
    await expect(one.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    await expect(other.notice('Cara Diaz removed from Eun-ji Kim')).toBeVisible()
    expect(traffic().slice(2)).toEqual(['GET', putRequest([Bob, Ken, Priya, Bo, 5678])])
  })

  test('a save outlives its drawer, and its notice is on the page', async ({ guests, page, sandbox }) => {
    const drawer = await guests.open(eunji.name)
    await drawer.add('Bob Stone')
    const write = sandbox.script({ on: { method: 'PUT', email }, act: [{ do: 'hold' }] })
    await drawer.save()
    await write.reached()
    await drawer.button('Close').click()
    await drawer
      .confirmation('Leave while saving?')
      .getByRole('button', { name: 'Leave', exact: true })
      .click()
    await expect(drawer.dialog).toBeHidden()
    write.release()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toContain(Bob)
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expect(drawer.notice('Undone. Bob Stone removed from Eun-ji Kim')).toBeVisible()
  })
})
