/** A message: who, when, what; what can be done with it; and how many answered. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ShownMessage } from '../shown.ts'
import { Avatar } from './avatar.ts'
import { Blocks } from './blocks.ts'
import { EditBox } from './edit-box.ts'
import { Files } from './files.ts'
import { Icon } from './icons.ts'
import { type Item, Menu } from './menu.ts'
import { nameOf, repliesTo, unreadReplies } from './model.ts'
import type { Chosen } from './options.ts'
import { clock, whole } from './time.ts'
import { useWorld } from './world.ts'

type Props = {
  readonly message: ShownMessage
  /** It stands in the pane of its thread. */
  readonly isInThread: boolean
}

export function Message({ message, isInThread }: Props) {
  const world = useWorld()
  const { state, wish, expect } = world
  const [isEditing, setEditing] = useState(false)
  const { channel, ts, thread, author, isForYou, isEdited, blocks, files } = message
  const at = { channel, thread }
  const press = (blockId: string, actionId: string, chosen: Chosen): void => {
    if (!isForYou) expect(thread ?? ts)
    void wish({ do: 'press', ...at, ts, blockId, actionId, chosen })
  }
  const name = nameOf(state, author)
  const id = `m-${isInThread ? 't' : 'c'}-${ts.replace('.', '-')}`
  return h(
    'li',
    {
      class: `message ${isForYou ? 'for-you' : ''} ${author === 'slack' ? 'of-slack' : ''}`,
      tabIndex: -1,
      id,
      'data-ts': ts,
      'aria-labelledby': `${id}-who`,
      onKeyDown: (event: KeyboardEvent) => onKey(event, message, world, () => setEditing(true)),
    },
    [
      isForYou && h('p', { class: 'only-you' }, [h(Icon, { name: 'eye' }), 'Only visible to you']),
      h(Avatar, { author }),
      h('div', { class: 'message-head', id: `${id}-who` }, [
        h('strong', null, name),
        author === state.bot.id && h('span', { class: 'badge' }, 'App'),
        ' ',
        h('time', { dateTime: new Date(Number(ts) * 1000).toISOString(), title: whole(ts) }, clock(ts)),
      ]),
      h('div', { class: 'message-body' }, [
        isEditing ? h(EditBox, { message, onDone: () => setEditing(false) }) : h(Blocks, { blocks, onPress: press }),
        h(Files, { files }),
        isEdited && !isEditing && h('small', { class: 'quiet' }, '(edited)'),
        !isInThread && h(Replies, { message }),
      ]),
      !isEditing && h(Tools, { message, isInThread, edit: () => setEditing(true) }),
    ],
  )
}

function onKey(
  event: KeyboardEvent,
  message: ShownMessage,
  { go }: ReturnType<typeof useWorld>,
  edit: () => void,
): void {
  const { currentTarget, target } = event
  if (
    !(currentTarget instanceof HTMLElement) ||
    target !== currentTarget ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey
  )
    return
  const all = [...(currentTarget.closest('.scroll')?.querySelectorAll<HTMLElement>('.message') ?? [])]
  const at = all.indexOf(currentTarget)
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: () => all[Math.max(at - 1, 0)]?.focus(),
    ArrowDown: () => (all[at + 1] ?? currentTarget.closest('.pane')?.querySelector<HTMLElement>('textarea'))?.focus(),
    t: () => {
      if (!message.isForYou) go({ thread: { channel: message.channel, root: message.thread ?? message.ts } })
    },
    m: () => currentTarget.querySelector<HTMLElement>('.tools [aria-haspopup]')?.click(),
    e: () => {
      if (message.typed !== null) edit()
    },
  }
  const run = actions[event.key]
  if (run === undefined) return
  event.preventDefault()
  run()
}

/** "3 replies": the way into the thread. */
function Replies({ message: { channel, ts } }: { readonly message: ShownMessage }) {
  const { state, go } = useWorld()
  const replies = repliesTo(state, channel, ts)
  const last = replies.at(-1)
  if (last === undefined) return null
  const fresh = unreadReplies(state, channel, ts)
  const count = `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`
  return h(
    'button',
    {
      type: 'button',
      class: `replies ${fresh > 0 ? 'fresh' : ''}`,
      onClick: () => go({ thread: { channel, root: ts } }),
    },
    [
      [...new Set(replies.map(({ author }) => author))].slice(0, 3).map((author) => h(Avatar, { key: author, author })),
      h('span', null, count),
      fresh > 0 && h('strong', { class: 'count' }, `${fresh} new`),
      h('small', { class: 'quiet' }, `Last reply ${clock(last.ts)}`),
    ],
  )
}

function Tools({ message, isInThread, edit }: Props & { readonly edit: () => void }) {
  const { state, go, wish, expect } = useWorld()
  const { channel, ts, thread, isForYou, typed, author } = message
  const root = thread ?? ts
  const open = () => go({ thread: { channel, root } })
  const canBeRead = author !== 'slack' && !isForYou
  const items: Item[] = [
    ...(canBeRead
      ? state.shortcuts.message.map(({ name, callback, description }) => ({
          label: name,
          hint: description,
          run: () => {
            expect(root)
            void wish({ do: 'message shortcut', channel, thread, ts, callback })
          },
        }))
      : []),
    { label: 'Copy text', run: () => void navigator.clipboard?.writeText(message.text) },
    ...(typed === null ? [] : [{ label: 'Edit message', run: edit }]),
    ...(typed === null
      ? []
      : [
          {
            label: 'Delete message',
            isDangerous: true,
            run: () => void wish({ do: 'reword', channel, thread, ts, text: null }),
          },
        ]),
    ...(isForYou ? [{ label: 'Dismiss message', run: () => void wish({ do: 'hide', channel, ts }) }] : []),
  ]
  return h('div', { class: 'tools', role: 'group', 'aria-label': 'Message actions' }, [
    canBeRead &&
      !isInThread &&
      h(
        'button',
        { type: 'button', 'aria-label': 'Reply in thread', title: 'Reply in thread', onClick: open },
        h(Icon, { name: 'thread' }),
      ),
    h(Menu, { label: 'More actions', face: h(Icon, { name: 'more' }), items, side: 'left' }),
  ])
}
