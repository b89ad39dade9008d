/** Says new messages to those who do not see them come. */
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { nameOf, type State } from './model.ts'

const longest = 300

export function Announcer({ state }: { readonly state: State }) {
  const [words, setWords] = useState('')
  const seen = useRef(state.messages.at(-1)?.ts ?? '')
  const last = state.messages.at(-1)
  useEffect(() => {
    if (last === undefined || last.ts <= seen.current) return
    seen.current = last.ts
    if (last.author === state.me) return
    const where = last.isForYou ? ' to you alone' : last.thread === null ? '' : ' in a thread'
    setWords(`${nameOf(state, last.author)}${where}: ${last.text.slice(0, longest)}`)
  }, [last?.ts])
  return h('div', { class: 'unseen', role: 'log', 'aria-live': 'polite', 'aria-label': 'New messages' }, words)
}
