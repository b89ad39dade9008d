/** What can be tried, which keys there are, and what this Slack does not do. */
import { h } from 'preact'
import { useId } from 'preact/hooks'
import { Dialog } from './dialog.ts'
import { Icon } from './icons.ts'

const examples: readonly (readonly [string, string])[] = [
  [
    'Approvals',
    'Type /gpucost settings, ask for an approval above $100 by Ben, and save. Ask for a plan, then look as Ben (top right): Threads holds the request.',
  ],
  [
    'A channel’s settings',
    '/gpucost settings: providers, negotiated prices, own GPUs, budget, currency. Every later answer in the channel respects them.',
  ],
  ['A message', 'Any message’s More actions menu has “Estimate GPU cost”.'],
  ['A form', 'The lightning bolt beside the composer opens “New GPU cost estimate”.'],
  [
    'An answer',
    'Edit… opens the whole plan as a form, Details opens every figure with its formula and source, Share to channel puts it where you choose.',
  ],
  ['Another channel', '#budget does not have the app yet: see what it says there, then type /invite @gpucost.'],
  [
    'Behind the messages',
    'Developer shows each request and answer between Slack and the app, and what Slack refused and why.',
  ],
]

const keyBindings: readonly (readonly [string, string])[] = [
  ['Enter', 'Send'],
  ['Shift+Enter', 'A new line'],
  ['/', 'To the composer, to begin a command'],
  ['↑ in an empty composer', 'To the last message; ↑ and ↓ move between messages'],
  ['T', 'On a message: open its thread'],
  ['M', 'On a message: open its menu'],
  ['E', 'On a message of your own: edit it'],
  ['Alt+↑, Alt+↓', 'To the previous or next conversation'],
  ['F6', 'To the next part of the page'],
  ['Esc', 'Close what is open'],
  ['?', 'This help'],
]

const limitations =
  'It has one workspace, two people, and the app. Messages, threads, buttons, selects, forms, the home tab and files work as in Slack, with Slack’s limits. Reactions, search, calls and notifications are left out, and pictures from the web are not loaded. Stop npm start and everything is forgotten.'

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const id = useId()
  const list = (pairs: typeof keyBindings, isKeys: boolean) =>
    h(
      'dl',
      { class: isKeys ? 'keys' : '' },
      pairs.map(([term, description]) =>
        h('div', { key: term }, [h('dt', null, isKeys ? h('kbd', null, term) : term), h('dd', null, description)]),
      ),
    )
  return h(Dialog, { labelledBy: id, onClose }, [
    h('header', null, [
      h('h2', { id }, 'Help'),
      h(
        'button',
        { type: 'button', class: 'bare', 'aria-label': 'Close', title: 'Close', onClick: onClose },
        h(Icon, { name: 'close' }),
      ),
    ]),
    h('div', { class: 'dialog-body', tabIndex: 0, role: 'region', 'aria-labelledby': id }, [
      h('h3', null, 'What to try'),
      list(examples, false),
      h('h3', null, 'Keys'),
      list(keyBindings, true),
      h('h3', null, 'What this is'),
      h('p', null, limitations),
    ]),
    h('footer', null, h('button', { type: 'button', class: 'button primary', onClick: onClose }, 'Close')),
  ])
}
