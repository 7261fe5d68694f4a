/** A hand-written member. */
export type SampleMember = {
  id: number
  firstName: string
  lastName: string
  role: 'Admin' | 'Standard' | 'Light'
  status: 'active' | 'invited' | 'disabled'
  jobTitle: string
  timezone: string
}

export const ana: SampleMember = {
  id: 1001,
  firstName: 'Ana',
  lastName: 'Ferreira',
  role: 'Admin',
  status: 'active',
  jobTitle: 'Head of Operations',
  timezone: 'Europe/Lisbon',
}

export const ken: SampleMember = {
  id: 1004,
  firstName: 'Ken',
  lastName: 'Ito',
  role: 'Admin',
  status: 'active',
  jobTitle: 'Client Partner',
  timezone: 'Asia/Tokyo',
}

export const tomas: SampleMember = {
  id: 1006,
  firstName: 'Tomás',
  lastName: 'Ruiz',
  role: 'Light',
  status: 'active',
  jobTitle: 'Coordinator',
  timezone: 'Europe/Madrid',
}

/** By ascending id, 1001 to 1008. Every organization has them under the same ids, so each token works in all. */
export const sampleMembers: readonly SampleMember[] = [
  ana,
  standard(1002, 'Bob', 'Stone', 'Account Manager'),
  standard(1003, 'Cara', 'Diaz', 'Project Manager'),
  ken,
  standard(1005, 'Priya', 'Shah', 'Producer'),
  tomas,
  { ...standard(1007, 'Bo', 'Lindqvist', 'Art Director'), status: 'disabled' },
  { ...standard(1008, 'Noor', 'Haddad', 'Designer'), status: 'invited' },
]

/** Makes an active member who is no admin. */
export function standard(id: number, firstName: string, lastName: string, jobTitle: string): SampleMember {
  return { id, firstName, lastName, jobTitle, role: 'Standard', status: 'active', timezone: 'Europe/Berlin' }
}
