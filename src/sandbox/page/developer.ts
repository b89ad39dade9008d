/** What went back and forth between Slack and the app, the latest first, with what Slack refused and why. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ShownExchange } from '../shown.ts'
import { Icon } from './icons.ts'
import { useWorld } from './world.ts'

export function Developer({ onClose }: { readonly onClose: () => void }) {
  const { state } = useWorld()
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
        state.traffic.toReversed().map((exchange) => h(Entry, { key: exchange.id, exchange })),
      ),
    ),
  ])
}

function Entry({ exchange }: { readonly exchange: ShownExchange }) {
  const [whole, setWhole] = useState<string | null>(null)
  const { id, at, way, what, isGood, said, milliseconds, faults } = exchange
  const load = async (): Promise<void> => {
    if (whole !== null) return
    const response = await fetch(`exchanges/${id}`)
    const { sent, answered } = Object(await response.json())
    setWhole(`sent ${JSON.stringify(sent, null, 2)}\n\nanswered ${JSON.stringify(answered, null, 2)}`)
  }
  return h('li', { class: isGood ? '' : 'bad' }, [
    h('details', { onToggle: () => void load() }, [
      h('summary', null, [
        h('span', { class: 'way' }, way === 'to app' ? 'Slack → app' : 'app → Slack'),
        h('strong', null, what),
        h('span', null, `${said}, ${milliseconds < 1 ? 'under 1' : Math.round(milliseconds)} ms`),
        h('small', { class: 'quiet' }, new Date(at).toLocaleTimeString()),
      ]),
      h('pre', { tabIndex: 0, 'aria-label': `${what}, whole` }, whole ?? 'Loading…'),
    ]),
    faults.map((fault) => h('p', { key: fault, class: 'fault' }, fault)),
  ])
}
