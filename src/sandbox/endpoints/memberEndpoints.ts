import type { OrgId } from '#src/lib/guest.ts'
import type { BaseOrganization } from '#src/sandbox/data/base.ts'
import type { MemberRecord } from '#src/sandbox/data/makeMembers.ts'
import { at } from '#src/sandbox/data/random.ts'
import { answer } from './answers.ts'
import type { Endpoints } from './endpointEnv.ts'
import { hasWith } from './guestEndpoints.ts'
import { fullNameOf, memberRow, type Team } from './memberShape.ts'
import { listBody, pageOf } from './paging.ts'

const defaultPageSize = 9999
const teamNames = ['Sales', 'Support', 'Projects', 'Finance', 'Studio', 'Onboarding', 'Field', 'Partners']

/** Adds the list of members, with invited and disabled ones. */
export function addMemberEndpoints(endpoints: Endpoints): void {
  endpoints.get('/organizations/:org/users', (c) => {
    const { options } = c.env.state
    const url = new URL(c.req.url)
    const q = (c.req.query('q') ?? '').toLowerCase()
    const found = c.var.organization.members.filter(
      (member) =>
        !(options.hideDisabledMembers && member.status === 'disabled') &&
        (q === '' || `${member.email} ${fullNameOf(member)}`.toLowerCase().includes(q)),
    )
    const members = sortMembers(found, c.req.query('sort') ?? '')
    const page = pageOf(url, members.length, defaultPageSize, options)
    const teams = hasWith(url, 'groups') ? makeTeams(c.var.organization) : null
    const rows = members
      .slice(page.from, page.to)
      .map((member) => memberRow(member, teams?.get(member.team) ?? null, options))
    return answer(200, listBody(rows, page, url, options))
  })
}

const sortKeys: ReadonlyMap<string, (member: MemberRecord) => string> = new Map([
  ['email', (member) => member.email],
  ['first_name', (member) => member.firstName.toLowerCase()],
  ['last_name', (member) => member.lastName.toLowerCase()],
  ['created_at', (member) => member.createdAt],
])

function sortMembers(members: readonly MemberRecord[], sort: string): readonly MemberRecord[] {
  const keyOf = sortKeys.get(sort.replace(/^-/, ''))
  if (!keyOf) return members
  const ascending = members.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  return sort.startsWith('-') ? ascending.toReversed() : ascending
}

/** Makes the teams of an organization, by their number. */
function makeTeams({ plan, members }: BaseOrganization): ReadonlyMap<number, Team> {
  const teams = new Map<number, Team & { members: number[] }>()
  for (const { team: number, id } of members) {
    const team = teams.get(number)
    if (team) team.members.push(id)
    else
      teams.set(number, {
        id: teamId(plan.id, number),
        name: teamName(number),
        logo: null,
        members: [id],
        guests: [],
      })
  }
  return teams
}

function teamId(org: OrgId, number: number): string {
  return `${org.slice(0, 24)}${String(number).padStart(8, '0')}`
}

function teamName(number: number): string {
  return `${at(teamNames, number)} ${Math.floor(number / teamNames.length) + 1}`
}
