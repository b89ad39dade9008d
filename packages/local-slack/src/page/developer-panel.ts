/** Requests and answers between Slack and the app, the latest first, and what Slack refused and why. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ClientExchange } from '../client/client-protocol.ts'
import { Icon } from './icons.ts'
import { usePageContext } from './page-context.ts'

/** The exchanges of the session; `onClose` is called by its button. */
export function DeveloperPanel({ onClose }: { readonly onClose: () => void }) {
  const { state } = usePageContext()
  return h('aside', { class: 'pane developer', 'data-region': 'developer', tabIndex: -1, 'aria-label': 'Developer' }, [
    h('header', { class: 'pane-header' }, [
      h('h2', null, 'Developer'),
      h('p', null, 'between Slack and the app'),
      h(
        'button',
        { type: 'button', class: 'bare', 'aria-label': 'Close', title: 'Close (Esc)', onClick: onClose },
        h(Icon, { name: 'close' }),
      ),
    ]),
    h(
      'div',
      { class: 'scroll' },
      h(
        'ol',
        { class: 'exchanges' },
        state.exchanges.toReversed().map((exchange) => h(ExchangeEntry, { key: exchange.id, exchange })),
      ),
    ),
  ])
}

function ExchangeEntry({ exchange }: { readonly exchange: ClientExchange }) {
  const [details, setDetails] = useState<string | null>(null)
  const { id, at, direction, what, isGood, outcome, milliseconds, errors } = exchange
  const load = async (): Promise<void> => {
    if (details !== null) return
    const response = await fetch(`exchanges/${id}`)
    const { sent, answered } = Object(await response.json())
    setDetails(`sent ${JSON.stringify(sent, null, 2)}\n\nanswered ${JSON.stringify(answered, null, 2)}`)
  }
  return h('li', { class: isGood ? '' : 'bad' }, [
    h('details', { onToggle: () => void load() }, [
      h('summary', null, [
        h('span', { class: 'direction' }, direction === 'to app' ? 'Slack → app' : 'app → Slack'),
        h('strong', null, what),
        h('span', null, `${outcome}, ${milliseconds < 1 ? 'under 1' : Math.round(milliseconds)} ms`),
        h('small', { class: 'quiet' }, new Date(at).toLocaleTimeString()),
      ]),
      h('pre', { tabIndex: 0, 'aria-label': `${what} in full` }, details ?? 'Loading…'),
    ]),
    errors.map((error) => h('p', { key: error, class: 'field-error' }, error)),
  ])
}
