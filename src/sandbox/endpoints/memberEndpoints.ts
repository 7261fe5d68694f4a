import type { OrgId } from '#src/lib/guest.ts'
import { answer } from './answers.ts'
import type { Api } from './endpointEnv.ts'
import type { BaseOrganization } from '#src/sandbox/data/base.ts'
import type { MemberRecord } from '#src/sandbox/data/makeMembers.ts'
import { asksFor } from './guestEndpoints.ts'
import { fullNameOf, memberRow } from './memberShape.ts'
import type { Team } from './memberShape.ts'
import { listBody, pageOf } from './paging.ts'
import { at } from '#src/sandbox/data/random.ts'

const defaultPageSize = 9999
const teamNames = ['Sales', 'Support', 'Projects', 'Finance', 'Studio', 'Onboarding', 'Field', 'Partners']

/** Adds the list of members: active, invited and disabled ones. */
export function addMemberEndpoints(api: Api): void {
  api.get('/organizations/:org/users', (c) => {
    const { options } = c.env.world
    const url = new URL(c.req.url)
    const q = (c.req.query('q') ?? '').toLowerCase()
    const found = c.var.organization.members.filter(
      (member) =>
        !(options.hideDisabledMembers && member.status === 'disabled') &&
        (q === '' || `${member.email} ${fullNameOf(member)}`.toLowerCase().includes(q)),
    )
    const members = sorted(found, c.req.query('sort') ?? '')
    const page = pageOf(url, members.length, defaultPageSize, options)
    const teams = asksFor(url, 'groups') ? teamsOf(c.var.organization) : null
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

function sorted(members: readonly MemberRecord[], sort: string): readonly MemberRecord[] {
  const keyOf = sortKeys.get(sort.replace(/^-/, ''))
  if (!keyOf) return members
  const ascending = members.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  return sort.startsWith('-') ? ascending.toReversed() : ascending
}

const knownTeams = new WeakMap<BaseOrganization, ReadonlyMap<number, Team>>()

/** Teams never change: each organization's are made once. */
function teamsOf(organization: BaseOrganization): ReadonlyMap<number, Team> {
  const known = knownTeams.get(organization) ?? makeTeams(organization.plan.id, organization.members)
  knownTeams.set(organization, known)
  return known
}

function makeTeams(org: OrgId, members: readonly MemberRecord[]): ReadonlyMap<number, Team> {
  const teams = new Map<number, Team & { members: number[] }>()
  for (const { team: number, id } of members) {
    const team = teams.get(number)
    if (team) team.members.push(id)
    else
      teams.set(number, {
        id: teamId(org, number),
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
