import { mutationOptions } from '@tanstack/react-query'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { forgetGuest, rememberNewGuest } from './guestCache.ts'
import { createGuest, deleteGuest, type NewGuest } from './guests.ts'

/** Invites a guest; it joins the list at once. */
export const createGuestIn = (org: OrgId) =>
  mutationOptions({
    mutationKey: ['create guest', org],
    mutationFn: (draft: NewGuest) => createGuest(org, draft),
    networkMode: 'always',
    retry: false,
    onSuccess: (guest, _draft, _result, { client }) => rememberNewGuest(client, org, guest),
  })

/** Deletes a guest, after the saves of that guest that are still under way. */
export const deleteGuestOf = (org: OrgId, email: Email) =>
  mutationOptions({
    mutationKey: ['delete guest', org, email],
    scope: { id: `members of ${email}` },
    mutationFn: () => deleteGuest(org, email),
    networkMode: 'always',
    retry: false,
    onSuccess: (_nothing, _variables, _result, { client }) => forgetGuest(client, org, email),
  })
