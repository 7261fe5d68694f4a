import * as z from 'zod'

/** What is asked of a new guest; only the email is needed. Whether it is a good one the server knows best. */
export const NewGuestDraft = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'A guest needs an email')
    .regex(/^[^\s@]+@[^\s@]+$/u, 'This is not an email'),
  firstName: z.string().trim(),
  lastName: z.string().trim(),
  company: z.string().trim(),
  phone1: z.string().trim(),
  phone2: z.string().trim(),
  timezone: z.string().trim(),
  companyUrl: z.string().trim(),
  contactUrl: z.string().trim(),
  imageUrl: z.string().trim(),
  opportunityName: z.string().trim(),
  opportunityUrl: z.string().trim(),
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
