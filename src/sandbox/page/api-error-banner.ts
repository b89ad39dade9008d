/** Says that Slack refused a message of the app, which only its developers can mend. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from './icons.ts'
import { usePageContext } from './page-context.ts'

export function ApiErrorBanner() {
  const { state, openDeveloper } = usePageContext()
  const [dismissed, setDismissed] = useState(0)
  const last = state.exchanges.findLast(({ faults }) => faults.length > 0)
  if (last === undefined || last.id <= dismissed) return null
  const { what, said, faults } = last
  return h('div', { class: 'refusal', role: 'alert' }, [
    h('p', null, [`Slack would refuse this ${what}: `, h('strong', null, said), `. ${faults[0] ?? ''}`]),
    h('button', { type: 'button', class: 'button', onClick: openDeveloper }, 'Show'),
    h(
      'button',
      {
        type: 'button',
        class: 'bare',
        'aria-label': 'Dismiss',
        title: 'Dismiss',
        onClick: () => setDismissed(last.id),
      },
      h(Icon, { name: 'close' }),
    ),
  ])
}
