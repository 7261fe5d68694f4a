import { sampleMembers, standard, type SampleMember } from './sampleMembers.ts'

/** All 24 members of Lantern Studio, by ascending id. Bo Lindqvist and Marta Nowak have left, Noor Haddad is invited. */
export const lanternMembers: readonly SampleMember[] = [
  ...sampleMembers,
  { ...standard(2009, 'Marta', 'Nowak', 'Account Manager'), status: 'disabled' },
  standard(2010, 'Elif', 'Aydın', 'Project Manager'),
  standard(2011, 'Grace', 'Mbeki', 'Designer'),
  standard(2012, 'Hugo', 'Laurent', 'Producer'),
  standard(2013, 'Ingrid', 'Solberg', 'Account Manager'),
  standard(2014, 'Jonas', 'Weber', 'Project Manager'),
  { ...standard(2015, 'Kavya', 'Rao', 'Coordinator'), role: 'Light' },
  standard(2016, 'Liam', 'Byrne', 'Account Manager'),
  standard(2017, 'Mina', 'Park', 'Producer'),
  { ...standard(2018, 'Nils', 'Berg', 'Bookkeeper'), role: 'Light' },
  standard(2019, 'Olivia', 'Hart', 'Strategist'),
  standard(2020, 'Pedro', 'Alves', 'Account Manager'),
  standard(2021, 'Rosa', 'Marín', 'Project Manager'),
  standard(2022, 'Sana', 'Malik', 'Account Manager'),
  standard(2023, 'Theo', 'Grant', 'Copywriter'),
  { ...standard(2024, 'Wen', 'Li', 'Finance Lead'), role: 'Admin' },
]
