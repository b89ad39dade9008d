/** Reports a request of the app that Slack refuses because of its content: only the app's developers can mend it. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from './icons.ts'
import { usePageContext } from './page-context.ts'

/** The latest request that was refused, until it is dismissed or another one follows. */
export function ApiErrorBanner() {
  const { state, openDeveloper } = usePageContext()
  const [dismissed, setDismissed] = useState(0)
  const last = state.exchanges.findLast(({ errors }) => errors.length > 0)
  if (last === undefined || last.id <= dismissed) return null
  const { what, outcome, errors } = last
  return h('div', { class: 'refusal', role: 'alert' }, [
    h('p', null, [`Slack would refuse this ${what}: `, h('strong', null, outcome), `. ${errors[0] ?? ''}`]),
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
