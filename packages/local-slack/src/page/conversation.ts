/** The pane of a channel, or of the direct message with the app. */
import { h } from 'preact'
import { useEffect } from 'preact/hooks'
import { Composer } from './composer.ts'
import { PaneHeader } from './pane-header.ts'
import { AppTabs } from './home-tab.ts'
import { MessageList } from './message-list.ts'
import { channelMessages, channelTitle } from './client-state.ts'
import { Welcome } from './welcome.ts'
import { usePageContext } from './page-context.ts'

/** The messages of a channel with a composer below. Opening the direct message tells the app of it. */
export function Conversation({ channel }: { readonly channel: string }) {
  const { state, perform } = usePageContext()
  const info = state.channels.find(({ id }) => id === channel)
  const isDirect = info?.isDirect === true
  const title = channelTitle(state, channel)
  useEffect(() => {
    if (isDirect) void perform({ do: 'open app', tab: 'messages' })
  }, [channel])
  useEffect(() => {
    // Typing can begin at once; on a touch screen the keyboard must not pop up.
    const isFree = document.activeElement === null || document.activeElement === document.body
    const hasKeyboard = matchMedia('(hover: hover)').matches
    if (isFree && hasKeyboard) document.querySelector<HTMLElement>('main .composer textarea')?.focus()
  }, [channel])
  return h('main', { class: 'pane', 'data-region': 'main', tabIndex: -1, 'aria-label': title }, [
    h(
      PaneHeader,
      { title, subtitle: isDirect ? 'App' : (info?.topic ?? '') },
      isDirect && h(AppTabs, { current: 'messages' }),
    ),
    h(
      MessageList,
      {
        key: channel,
        messages: channelMessages(state, channel),
        label: `Messages in ${title}`,
        readKey: channel,
        isInThread: false,
      },
      h(Welcome, { channel }),
    ),
    h(Composer, {
      key: `composer ${channel}`,
      channel,
      thread: null,
      label: `Message ${title}`,
      placeholder: isDirect ? state.branding.placeholders.directMessage : `Message ${title}, or type / for a command`,
    }),
  ])
}
