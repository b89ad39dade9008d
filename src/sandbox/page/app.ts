/** The whole page. */
import { h } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Announcer } from './announcer.ts'
import { type Connection, connect } from './connection.ts'
import { Conversation } from './conversation.ts'
import { Developer } from './developer.ts'
import { hideList } from './header.ts'
import { Help } from './help.ts'
import { Home } from './home.ts'
import { onPageKey } from './keys.ts'
import { changed, readingPlace, type State } from './model.ts'
import { hashOf, linkedMessage, type Place, placeIn } from './place.ts'
import { Refusal } from './refusal.ts'
import { Sidebar } from './sidebar.ts'
import { Thread } from './thread.ts'
import { Threads } from './threads.ts'
import { TopBar } from './topbar.ts'
import { Window } from './window.ts'
import { type World, WorldProvider } from './world.ts'

const start: Place = { as: 'ann', at: 'C0TRAINING', thread: null }

/** Milliseconds within which an answer in a thread is taken for the answer to what was just pressed. */
const expected = 6000

export function App() {
  const [place, setPlace] = useState<Place>(() => placeIn(location.hash) ?? start)
  const [state, setState] = useState<State | null>(null)
  const [isLive, setLive] = useState(true)
  const [isHelp, setHelp] = useState(false)
  const [isDeveloper, setDeveloper] = useState(false)
  const connection = useRef<Connection | null>(null)
  const awaited = useRef({ root: '', until: 0 })
  const said = useRef({ place: '', at: 0 })

  const go = useCallback((to: Partial<Place>) => {
    setPlace((before) => {
      const next = { ...before, ...to }
      if (hashOf(next) !== location.hash) history.pushState(null, '', hashOf(next))
      return next
    })
  }, [])

  useEffect(() => {
    const person = `U0${place.as.toUpperCase()}`
    connection.current = connect(person, (told) => setState((before) => changed(before, told)), setLive)
    return () => {
      connection.current?.close()
      setState(null)
    }
  }, [place.as])

  useEffect(() => {
    const read = () => setPlace(placeIn(location.hash) ?? start)
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])

  const wish: Connection['wish'] = useCallback(async (asked) => {
    // A form that was opened by a button may be filled in for long; its answer counts from when it is sent.
    if (asked.do === 'submit') awaited.current.until = Date.now() + expected
    if (asked.do === 'say') said.current = { place: readingPlace(asked.channel, asked.thread ?? null), at: Date.now() }
    return (await connection.current?.wish(asked)) ?? null
  }, [])

  const last = state?.messages.at(-1)
  useEffect(() => {
    if (state === null || last === undefined || last.thread === null || last.author !== state.bot.id) return
    const { channel, thread: root } = last
    const isAwaited = awaited.current.root === root && Date.now() < awaited.current.until
    // In this tab, that is: another one of the same person stays where it is.
    const isJustSaid = said.current.place === channel && Date.now() - said.current.at < expected
    if (isAwaited || (isJustSaid && isJustAsked(state, channel, root))) go({ thread: { channel, root } })
  }, [last?.ts])

  const world = useMemo<World | null>(
    () =>
      state && {
        state,
        place,
        go,
        wish,
        expect: (root) => {
          awaited.current = { root, until: Date.now() + expected }
        },
        hasJustSpoken: (where) => said.current.place === where && Date.now() - said.current.at < expected,
        openDeveloper: () => setDeveloper(true),
        openHelp: () => setHelp(true),
        type: (text) => void wish({ do: 'say', channel: place.at, thread: null, text }),
      },
    [state, place],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) =>
      onPageKey(event, {
        help: () => setHelp(true),
        step: (by) => {
          const all = [...(state?.channels.map(({ id }) => id) ?? []), 'home', 'threads']
          go({ at: all[(all.indexOf(place.at) + by + all.length) % all.length] ?? start.at, thread: null })
        },
        close: () => {
          hideList()
          if (isDeveloper) setDeveloper(false)
          else if (place.thread !== null) go({ thread: null })
        },
      })
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [state?.channels, place, isDeveloper])

  if (world === null || state === null) {
    return h(
      'p',
      { class: 'loading', role: 'status' },
      isLive ? 'Opening…' : 'Not connected: is npm start still running? Trying again…',
    )
  }
  const top = state.windows.at(-1)
  return h(
    WorldProvider,
    { value: world },
    h(
      'div',
      {
        class: `page ${place.thread === null ? '' : 'with-thread'}`,
        onClick: (event: MouseEvent) => onPageClick(event, go),
      },
      [
        h(TopBar, { isLive, isDeveloper, onDeveloper: () => setDeveloper(!isDeveloper) }),
        h(Sidebar, null),
        h(Refusal, null),
        h(Main, { at: place.at }),
        place.thread !== null && h(Thread, { key: place.thread.root, ...place.thread }),
        isDeveloper && h(Developer, { onClose: () => setDeveloper(false) }),
        top !== undefined && h(Window, { key: top.id, view: top }),
        isHelp && h(Help, { onClose: () => setHelp(false) }),
        h(Announcer, { state }),
      ],
    ),
  )
}

/** The reader asked in a message of her own, a moment ago, and this is where it is answered. */
function isJustAsked({ messages, me }: State, channel: string, root: string): boolean {
  const asked = messages.find((message) => message.channel === channel && message.ts === root)
  return asked?.author === me && Date.now() / 1000 - Number(root) < expected / 1000
}

function Main({ at }: { readonly at: string }) {
  if (at === 'home') return h(Home, null)
  return at === 'threads' ? h(Threads, null) : h(Conversation, { channel: at })
}

/** Links to messages lead to them; others open beside this page. A click beside the list puts it away. */
function onPageClick(event: MouseEvent, go: World['go']): void {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('.sidebar, .to-list') === null) hideList()
  const link = target?.closest('a') ?? null
  if (link === null || !/^https?:/.test(link.href) || link.host === location.host) return
  const message = linkedMessage(link.href)
  if (message === null) {
    link.target = '_blank'
    link.rel = 'noreferrer noopener'
    return
  }
  event.preventDefault()
  go({ at: message.channel, thread: message })
}
