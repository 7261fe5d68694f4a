import * as z from 'zod/mini'

const Text = z.string().check(z.trim())

/** What is asked of a new guest; only the email is needed. Whether it is a good one the server knows best. */
export const NewGuestDraft = z.object({
  email: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'A guest needs an email'),
      z.regex(/^$|^[^\s@]+@[^\s@]+$/u, 'This is not an email'),
    ),
  firstName: Text,
  lastName: Text,
  company: Text,
  phone1: Text,
  phone2: Text,
  timezone: Text,
  companyUrl: Text,
  contactUrl: Text,
  imageUrl: Text,
  opportunityName: Text,
  opportunityUrl: Text,
})
export type NewGuestDraft = z.infer<typeof NewGuestDraft>
export type NewGuestField = keyof NewGuestDraft

export const emptyGuest: NewGuestDraft = {
  email: '',
  firstName: '',
  lastName: '',
  company: '',
  phone1: '',
  phone2: '',
  timezone: '',
  companyUrl: '',
  contactUrl: '',
  imageUrl: '',
  opportunityName: '',
  opportunityUrl: '',
}

type FormField = {
  name: NewGuestField
  label: string
  /** What the server calls the field when it refuses it. */
  wire: string
  type?: 'email' | 'tel' | 'url'
  placeholder?: string
}

export const mainFields: readonly FormField[] = [
  { name: 'email', label: 'Email', wire: 'email', type: 'email' },
  { name: 'firstName', label: 'First name', wire: 'first_name' },
  { name: 'lastName', label: 'Last name', wire: 'last_name' },
  { name: 'company', label: 'Company', wire: 'company_name' },
  { name: 'phone1', label: 'Phone', wire: 'phone_1', type: 'tel' },
]

export const moreFields: readonly FormField[] = [
  { name: 'phone2', label: 'Second phone', wire: 'phone_2', type: 'tel' },
  { name: 'timezone', label: 'Time zone', wire: 'timezone', placeholder: 'Europe/Lisbon' },
  { name: 'companyUrl', label: 'Company website', wire: 'company_url', type: 'url', placeholder: 'https://' },
  { name: 'contactUrl', label: 'Contact page', wire: 'contact_url', type: 'url', placeholder: 'https://' },
  { name: 'imageUrl', label: 'Picture address', wire: 'image_url', type: 'url', placeholder: 'https://' },
  { name: 'opportunityName', label: 'Opportunity', wire: 'opportunity_name' },
  {
    name: 'opportunityUrl',
    label: 'Opportunity page',
    wire: 'opportunity_url',
    type: 'url',
    placeholder: 'https://',
  },
]

/** The field that the server means; undefined when the form does not have it. */
export function fieldCalled(wire: string): FormField | undefined {
  return [...mainFields, ...moreFields].find((field) => field.wire === wire)
}
