/** A message with its author, time, content, toolbar and replies. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ClientMessage } from '../client/client-protocol.ts'
import { Avatar } from './avatar.ts'
import { Blocks } from './blocks/blocks.ts'
import { MessageEditor } from './message-editor.ts'
import { FileAttachments } from './file-attachments.ts'
import { Icon } from './icons.ts'
import { type MenuItem, Menu } from './menu.ts'
import { authorName, repliesTo, unreadReplies } from './client-state.ts'
import type { InputValue } from './inputs/input-values.ts'
import { formatTime, formatDateTime } from './time.ts'
import { usePageContext } from './page-context.ts'

type MessageProps = {
  readonly message: ClientMessage
  /** In the pane of its thread. */
  readonly isInThread: boolean
}

/** `isInThread`: whether it is drawn in the pane of its thread, where its replies are not counted below it. */
export function MessageItem({ message, isInThread }: MessageProps) {
  const context = usePageContext()
  const { state, perform, expectReply } = context
  const [isEditing, setEditing] = useState(false)
  const { channel, ts, thread, author, isEphemeral, isEdited, blocks, files } = message
  const conversation = { channel, thread }
  const press = (blockId: string, actionId: string, chosen: InputValue): void => {
    if (!isEphemeral) expectReply(thread ?? ts)
    void perform({ do: 'press', ...conversation, ts, blockId, actionId, chosen })
  }
  const name = authorName(state, author)
  const id = `m-${isInThread ? 't' : 'c'}-${ts.replace('.', '-')}`
  return h(
    'li',
    {
      class: `message ${isEphemeral ? 'for-you' : ''} ${author === 'slack' ? 'of-slack' : ''}`,
      tabIndex: -1,
      id,
      'data-ts': ts,
      'aria-labelledby': `${id}-who`,
      onKeyDown: (event: KeyboardEvent) => handleMessageKey(event, message, context, () => setEditing(true)),
    },
    [
      isEphemeral && h('p', { class: 'only-you' }, [h(Icon, { name: 'eye' }), 'Only visible to you']),
      h(Avatar, { author }),
      h('div', { class: 'message-head', id: `${id}-who` }, [
        h('strong', null, name),
        author === state.bot.id && h('span', { class: 'badge' }, 'App'),
        ' ',
        h('time', { dateTime: new Date(Number(ts) * 1000).toISOString(), title: formatDateTime(ts) }, formatTime(ts)),
      ]),
      h('div', { class: 'message-body' }, [
        isEditing
          ? h(MessageEditor, { message, onDone: () => setEditing(false) })
          : h(Blocks, { blocks, onPress: press }),
        h(FileAttachments, { files }),
        isEdited && !isEditing && h('small', { class: 'quiet' }, '(edited)'),
        !isInThread && h(ThreadLink, { message }),
      ]),
      !isEditing && h(MessageToolbar, { message, isInThread, edit: () => setEditing(true) }),
    ],
  )
}

function handleMessageKey(
  event: KeyboardEvent,
  message: ClientMessage,
  { navigate }: ReturnType<typeof usePageContext>,
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
  const index = all.indexOf(currentTarget)
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: () => all[Math.max(index - 1, 0)]?.focus(),
    ArrowDown: () =>
      (all[index + 1] ?? currentTarget.closest('.pane')?.querySelector<HTMLElement>('textarea'))?.focus(),
    t: () => {
      if (!message.isEphemeral) navigate({ thread: { channel: message.channel, root: message.thread ?? message.ts } })
    },
    m: () => currentTarget.querySelector<HTMLElement>('.tools [aria-haspopup]')?.click(),
    e: () => {
      if (message.editableText !== null) edit()
    },
  }
  const run = actions[event.key]
  if (run === undefined) return
  event.preventDefault()
  run()
}

/** Such as "3 replies": opens the thread. */
function ThreadLink({ message: { channel, ts } }: { readonly message: ClientMessage }) {
  const { state, navigate } = usePageContext()
  const replies = repliesTo(state, channel, ts)
  const last = replies.at(-1)
  if (last === undefined) return null
  const unread = unreadReplies(state, channel, ts)
  const count = `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`
  return h(
    'button',
    {
      type: 'button',
      class: `replies ${unread > 0 ? 'fresh' : ''}`,
      onClick: () => navigate({ thread: { channel, root: ts } }),
    },
    [
      [...new Set(replies.map(({ author }) => author))].slice(0, 3).map((author) => h(Avatar, { key: author, author })),
      h('span', null, count),
      unread > 0 && h('strong', { class: 'count' }, `${unread} new`),
      h('small', { class: 'quiet' }, `Last reply ${formatTime(last.ts)}`),
    ],
  )
}

function MessageToolbar({ message, isInThread, edit }: MessageProps & { readonly edit: () => void }) {
  const { state, navigate, perform, expectReply } = usePageContext()
  const { channel, ts, thread, isEphemeral, editableText, author } = message
  const root = thread ?? ts
  const open = () => navigate({ thread: { channel, root } })
  const canRunShortcuts = author !== 'slack' && !isEphemeral
  const items: MenuItem[] = [
    ...(canRunShortcuts
      ? state.shortcuts.message.map(({ name, callback, description }) => ({
          label: name,
          hint: description,
          run: () => {
            expectReply(root)
            void perform({ do: 'message shortcut', channel, thread, ts, callback })
          },
        }))
      : []),
    { label: 'Copy text', run: () => void navigator.clipboard?.writeText(message.text) },
    ...(editableText === null ? [] : [{ label: 'Edit message', run: edit }]),
    ...(editableText === null
      ? []
      : [
          {
            label: 'Delete message',
            isDangerous: true,
            run: () => void perform({ do: 'edit', channel, thread, ts, text: null }),
          },
        ]),
    ...(isEphemeral ? [{ label: 'Dismiss message', run: () => void perform({ do: 'dismiss', channel, ts }) }] : []),
  ]
  return h('div', { class: 'tools', role: 'group', 'aria-label': 'Message actions' }, [
    canRunShortcuts &&
      !isInThread &&
      h(
        'button',
        { type: 'button', 'aria-label': 'Reply in thread', title: 'Reply in thread', onClick: open },
        h(Icon, { name: 'thread' }),
      ),
    h(Menu, { label: 'More actions', content: h(Icon, { name: 'more' }), items, side: 'left' }),
  ])
}
