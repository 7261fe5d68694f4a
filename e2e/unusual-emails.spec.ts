import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Ana, Bob, Cara, Ken, Priya, Noor } = members

/** Emails that break when they are not encoded exactly once. `has`: ids of the guest's members. */
const unusualEmails = [
  { email: 'chloe+tallyfy@ebene.fr', name: 'Chloé Dubois', has: [] },
  { email: "o'brien+review@cork-linen.ie", name: 'Siobhán O’Brien', has: [Bob] },
  { email: '50%off@fair-fabrics.com', name: 'Sale Desk', has: [Cara] },
  { email: 'p%41ul@fair-fabrics.com', name: 'Percy Cent', has: [Cara] },
  { email: 'sales/emea@northwind-mills.com', name: 'Sales EMEA', has: [Ana, Bob] },
  { email: 'lab%2Fd+2@northwind-mills.com', name: 'Slash Encoded', has: [] },
  { email: 'dev#1@octo-works.com', name: 'Dev Hash', has: [Ken] },
  { email: 'who?me=1@octo-works.com', name: 'Quinn Query', has: [Ken] },
  { email: 'a&b=c@pair-and-pear.com', name: 'Ada Ampersand', has: [Priya] },
  { email: 'Upper.Case@Example.COM', name: 'Upper Case', has: [Ana, Cara] },
  { email: 'jörg@bücher-weiß.de', name: 'Jörg Bücher', has: [Bob] },
  { email: '小明@例子.公司', name: '小明 王', has: [Ken, Priya] },
  { email: 'почта@пример.рф', name: 'Анна Иванова', has: [Ken] },
]

test('unusual emails open by link and by click, and a save changes exactly that guest', async ({
  page,
  signIn,
  sandbox,
}) => {
  test.setTimeout(150_000)
  await signIn(page)
  const guests = new GuestsPage(page, edgeCases.id)
  for (const { email, name, has } of unusualEmails) {
    await test.step(email, async () => {
      const linked = await guests.openByLink(email)
      await linked.ready()
      await expect(page.getByRole('dialog', { name, exact: true })).toContainText(email)
      await linked.button('Close').click()
      await guests.search.fill(email)
      const drawer = await guests.open(name)
      expect(emailIn(page.url())).toBe(email)

      const traffic = watchRequests(sandbox, email)
      const start = sandbox.log.requests.length
      await drawer.add('Noor Haddad')
      await drawer.save()
      await expect(drawer.notice(`Noor Haddad added to ${name}`)).toBeVisible()
      expect(traffic()).toEqual(['GET', putRequest([...has, Noor])])
      expect(sandbox.log.requests.slice(start).filter(({ path }) => path.includes('/guests/'))).toHaveLength(
        2,
      )
      expect(sandbox.log.writes.at(-1)?.email).toBe(email)
      expect(memberIdsOf(sandbox, email)).toEqual([...has, Noor])
    })
  }
  expect(sandbox.log.writes.map((write) => write.email)).toEqual(unusualEmails.map(({ email }) => email))
  // What the app itself wrote into the address is as good as a pasted link.
  await page.reload()
  await expect(
    page.getByRole('dialog', { name: unusualEmails.at(-1)?.name ?? '', exact: true }),
  ).toBeVisible()
})

test('a server that answers with lower-case emails: the guest keeps its email and saves', async ({
  guests,
  sandbox,
}) => {
  sandbox.setOptions({ lowerCaseEmails: true })
  const drawer = await guests.openByLink('Upper.Case@Example.COM')
  await drawer.ready()
  await drawer.add('Noor Haddad')
  await drawer.save()
  await expect(drawer.notice('Noor Haddad added to Upper Case')).toBeVisible()
  expect(sandbox.membersOf(edgeCases.id, 'Upper.Case@Example.COM')).toEqual([Ana, Cara, Noor])
})

function emailIn(address: string): string {
  return decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '')
}
