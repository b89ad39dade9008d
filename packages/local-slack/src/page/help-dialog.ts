/** Help: what to try, the keys, and what the local Slack leaves out. */
import { h } from 'preact'
import { useId } from 'preact/hooks'
import { Dialog } from './dialog.ts'
import { Icon } from './icons.ts'
import { usePageContext } from './page-context.ts'

type Definition = { readonly term: string; readonly description: string }

const keyBindings: readonly Definition[] = [
  { term: 'Enter', description: 'Send' },
  { term: 'Shift+Enter', description: 'New line' },
  { term: '/', description: 'Go to the composer and start a command' },
  { term: '↑ in an empty composer', description: 'Go to the last message; ↑ and ↓ move between messages' },
  { term: 'T', description: 'On a message: open its thread' },
  { term: 'M', description: 'On a message: open its menu' },
  { term: 'E', description: 'On your own message: edit it' },
  { term: 'Alt+↑, Alt+↓', description: 'Previous or next conversation' },
  { term: 'F6', description: 'Next region of the page' },
  { term: 'Esc', description: 'Close what is open' },
  { term: '?', description: 'This help' },
]

const limitations =
  'One workspace with a few users and the app. Messages, threads, buttons, selects, modals, the home tab and files work as in Slack, within Slack’s limits. There are no reactions, search, calls or notifications, and pictures on the web are not loaded. Nothing is kept: when the local Slack stops, everything is gone.'

/** The help, with the examples of the app's branding. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { state } = usePageContext()
  const { help } = state.branding
  const id = useId()
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
      help.length > 0 && h('h3', null, 'What to try'),
      help.length > 0 && h(DefinitionList, { definitions: help }),
      h('h3', null, 'Keys'),
      h(DefinitionList, { definitions: keyBindings, areKeys: true }),
      h('h3', null, 'What this is'),
      h('p', null, limitations),
    ]),
    h('footer', null, h('button', { type: 'button', class: 'button primary', onClick: onClose }, 'Close')),
  ])
}

type DefinitionListProps = { readonly definitions: readonly Definition[]; readonly areKeys?: boolean }

const DefinitionList = ({ definitions, areKeys = false }: DefinitionListProps) =>
  h(
    'dl',
    { class: areKeys ? 'keys' : '' },
    definitions.map(({ term, description }) =>
      h('div', { key: term }, [h('dt', null, areKeys ? h('kbd', null, term) : term), h('dd', null, description)]),
    ),
  )
