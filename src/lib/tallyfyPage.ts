import type { OrgId } from './guest.ts'

/** The hosts of the API, both of which belong to the one web app. */
const apiHosts = new Set(['go.tallyfy.com', 'api.tallyfy.com'])

/**
 * The organization's page in Tallyfy's own web app; null for another server (`host` as in the session), whose web app is
 * not known. Clients of the API find the organization's id in this address; one of a single guest is not published.
 */
export function tallyfyPage(host: string, org: OrgId): string | null {
  return apiHosts.has(host) ? `https://go.tallyfy.com/organizations/${encodeURIComponent(org)}` : null
}
