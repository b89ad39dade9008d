/** A channel, or the conversation with the app. */
import { h } from 'preact'
import { useEffect } from 'preact/hooks'
import { Composer } from './composer.ts'
import { Header } from './header.ts'
import { AppTabs } from './home.ts'
import { Messages } from './messages.ts'
import { rootsIn, titleOf } from './model.ts'
import { Welcome } from './welcome.ts'
import { useWorld } from './world.ts'

export function Conversation({ channel }: { readonly channel: string }) {
  const { state, wish } = useWorld()
  const found = state.channels.find(({ id }) => id === channel)
  const isDirect = found?.isDirect === true
  const title = titleOf(state, channel)
  useEffect(() => {
    if (isDirect) void wish({ do: 'open app', tab: 'messages' })
  }, [channel])
  useEffect(() => {
    // Whoever comes in types first. Where there is no keyboard yet, none is called up.
    const isFree = document.activeElement === null || document.activeElement === document.body
    const types = matchMedia('(hover: hover)').matches
    if (isFree && types) document.querySelector<HTMLElement>('main .composer textarea')?.focus()
  }, [channel])
  return h('main', { class: 'pane', 'data-region': 'main', tabIndex: -1, 'aria-label': title }, [
    h(
      Header,
      { title, note: isDirect ? 'App' : (found?.topic ?? '') },
      isDirect && h(AppTabs, { current: 'messages' }),
    ),
    h(
      Messages,
      {
        key: channel,
        messages: rootsIn(state, channel),
        label: `Messages in ${title}`,
        place: channel,
        isInThread: false,
      },
      h(Welcome, { channel }),
    ),
    h(Composer, {
      key: `composer ${channel}`,
      channel,
      thread: null,
      label: `Message ${title}`,
      placeholder: isDirect ? 'Ask: llama 3.1 8b on 100M tokens?' : `Message ${title}, or type / for a command`,
    }),
  ])
}
