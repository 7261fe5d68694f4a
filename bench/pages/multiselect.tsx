import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Pill.css'
import '@mantine/core/styles/PillsInput.css'
import { MantineProvider, MultiSelect } from '@mantine/core'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { openOrganization, readAll, type WireMember } from './wire.ts'

/** Mantine's MultiSelect without changes, with every member of the organization as an option. */
function Page({ options }: { options: { value: string; label: string }[] }) {
  useEffect(() => {
    document.body.dataset['ready'] = 'yes'
  }, [])
  return <MultiSelect label="Associated members" searchable data={options} />
}

const members: WireMember[] = []
await readAll((await openOrganization()).members, (page) => members.push(...page))
const options = members.map(({ id, full_name, email }) => ({
  value: String(id),
  label: `${full_name} ${email}`,
}))
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider getStyleNonce={() => nonce}>
      <Page options={options} />
    </MantineProvider>,
  )
}
