/** Announces new messages to screen readers. */
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { authorName, type ClientState } from './client-state.ts'

const maxLength = 300

/** A live region that says each new message of somebody else, cut to a length one listens to. */
export function Announcer({ state }: { readonly state: ClientState }) {
  const [announcement, setAnnouncement] = useState('')
  const seen = useRef(state.messages.at(-1)?.ts ?? '')
  const last = state.messages.at(-1)
  useEffect(() => {
    if (last === undefined || last.ts <= seen.current) return
    seen.current = last.ts
    if (last.author === state.me) return
    const suffix = last.isEphemeral ? ' to you alone' : last.thread === null ? '' : ' in a thread'
    setAnnouncement(`${authorName(state, last.author)}${suffix}: ${last.text.slice(0, maxLength)}`)
  }, [last?.ts])
  return h('div', { class: 'unseen', role: 'log', 'aria-live': 'polite', 'aria-label': 'New messages' }, announcement)
}
