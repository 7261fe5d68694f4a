import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { fold } from '#src/lib/fold.ts'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './OrganizationSwitcher.module.css'

const orgRoute = getRouteApi('/orgs/$org')

/** The organization in view, and a search for the others. A single organization is only named. */
export function OrganizationSwitcher() {
  const m = useMessages()
  const { org } = orgRoute.useParams()
  const navigate = useNavigate()
  const id = useId()
  const { data = [] } = useQuery(useApi().organizations.queries.mine())
  const current = data.find((one) => one.id === org)
  const usable = data.filter((one) => !one.disabled || one === current)
  if (usable.length < 2) {
    return (
      <bdi translate="no" className={classes.single}>
        {current?.name}
      </bdi>
    )
  }
  return (
    <div className={classes.switcher}>
      <Combobox
        id={id}
        start={
          <label htmlFor={id} className="gl-visually-hidden">
            {m.app.organization}
          </label>
        }
        className={classes.combobox}
        inputClassName={classes.input}
        popupClassName={classes.popup}
        placeholder={m.app.switchOrganization}
        text={current?.name ?? ''}
        optionsFor={(query) => usable.filter(({ name }) => fold(name).includes(fold(query.trim())))}
        keyOf={(one) => one.id}
        isSelected={(one) => one.id === org}
        optionHeight={2.25}
        renderOption={(one, optionProps) => (
          <div {...optionProps} className={classes.option}>
            <bdi translate="no">{one.name}</bdi>
            {one.id === org && <IconCheck size="1rem" aria-hidden="true" />}
          </div>
        )}
        onPick={(one) => {
          if (one.id !== org) void navigate({ to: '/orgs/$org/guests', params: { org: one.id } })
        }}
        listLabel={m.app.organizations}
        emptyText={m.app.noOrganizationFound}
      />
      <IconChevronDown size="0.875rem" aria-hidden="true" />
    </div>
  )
}
