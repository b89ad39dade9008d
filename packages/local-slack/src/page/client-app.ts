/** The page as a whole. */
import { h } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Announcer } from './announcer.ts'
import { type Connection, connect } from './connection.ts'
import { Conversation } from './conversation.ts'
import { DeveloperPanel } from './developer-panel.ts'
import { hideSidebar } from './pane-header.ts'
import { HelpDialog } from './help-dialog.ts'
import { HomeTab } from './home-tab.ts'
import { handlePageKey } from './keyboard.ts'
import { applyUpdate, type ClientState } from './client-state.ts'
import { readKeyOf } from '../read-key.ts'
import { routeHash, messageFromLink, type PageRoute, parseRoute } from './page-route.ts'
import { ApiErrorBanner } from './api-error-banner.ts'
import { Sidebar } from './sidebar.ts'
import { ThreadPane } from './thread-pane.ts'
import { ThreadList } from './thread-list.ts'
import { TopBar } from './top-bar.ts'
import { Modal } from './modal.ts'
import { type PageContext, PageContextProvider } from './page-context.ts'

/** Milliseconds within which a reply of the app counts as the answer to the viewer's last action. */
const replyWindow = 6000

/** What the HTML of the page says. */
type ClientAppProps = {
  /** Ids by handle. */
  readonly users: Readonly<Record<string, string>>
  /** The conversation that opens first. */
  readonly channel: string
  /** Shown while there is no connection. */
  readonly disconnected: string
}

/** Holds the route, the state and the connection, and lays out the panes. */
export function ClientApp({ users, channel, disconnected }: ClientAppProps) {
  const initialRoute: PageRoute = { handle: Object.keys(users)[0] ?? '', pane: channel, thread: null }
  const [route, setRoute] = useState<PageRoute>(() => parseRoute(location.hash) ?? initialRoute)
  const [state, setState] = useState<ClientState | null>(null)
  const [isLive, setLive] = useState(true)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isDeveloper, setDeveloper] = useState(false)
  const connection = useRef<Connection | null>(null)
  const expectedReply = useRef({ root: '', until: 0 })
  const lastPost = useRef({ readKey: '', postedAt: 0 })

  const navigate = useCallback((to: Partial<PageRoute>) => {
    setRoute((before) => {
      const next = { ...before, ...to }
      if (routeHash(next) !== location.hash) history.pushState(null, '', routeHash(next))
      return next
    })
  }, [])

  useEffect(() => {
    const userId = users[route.handle] ?? ''
    connection.current = connect(userId, (update) => setState((before) => applyUpdate(before, update)), setLive)
    return () => {
      connection.current?.close()
      setState(null)
    }
  }, [route.handle])

  useEffect(() => {
    const read = () => setRoute(parseRoute(location.hash) ?? initialRoute)
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])

  const perform: Connection['perform'] = useCallback(async (action) => {
    // Filling in a modal that a button opened may take long: the time counts from when it is submitted.
    if (action.do === 'submit') expectedReply.current.until = Date.now() + replyWindow
    if (action.do === 'send')
      lastPost.current = { readKey: readKeyOf(action.channel, action.thread ?? null), postedAt: Date.now() }
    return (await connection.current?.perform(action)) ?? null
  }, [])

  const last = state?.messages.at(-1)
  useEffect(() => {
    if (state === null || last === undefined || last.thread === null || last.author !== state.bot.id) return
    const { channel, thread: root } = last
    const isAwaited = expectedReply.current.root === root && Date.now() < expectedReply.current.until
    // Posted in this tab: another tab of the same user stays where it is.
    const isRecentPost = lastPost.current.readKey === channel && Date.now() - lastPost.current.postedAt < replyWindow
    if (isAwaited || (isRecentPost && isAnswerToOwnMessage(state, channel, root)))
      navigate({ thread: { channel, root } })
  }, [last?.ts])

  const context = useMemo<PageContext | null>(
    () =>
      state && {
        state,
        route,
        navigate,
        perform,
        upload: async (file) => (await connection.current?.upload(file)) ?? null,
        expectReply: (root) => {
          expectedReply.current = { root, until: Date.now() + replyWindow }
        },
        hasJustPosted: (readKey) =>
          lastPost.current.readKey === readKey && Date.now() - lastPost.current.postedAt < replyWindow,
        openDeveloper: () => setDeveloper(true),
        openHelp: () => setHelpOpen(true),
        sendText: (text) => void perform({ do: 'send', channel: route.pane, thread: null, text }),
      },
    [state, route],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) =>
      handlePageKey(event, {
        help: () => setHelpOpen(true),
        step: (by) => {
          const all = [...(state?.channels.map(({ id }) => id) ?? []), 'home', 'threads']
          navigate({
            pane: all[(all.indexOf(route.pane) + by + all.length) % all.length] ?? initialRoute.pane,
            thread: null,
          })
        },
        close: () => {
          hideSidebar()
          if (isDeveloper) setDeveloper(false)
          else if (route.thread !== null) navigate({ thread: null })
        },
      })
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [state?.channels, route, isDeveloper])

  if (context === null || state === null) {
    return h('p', { class: 'loading', role: 'status' }, isLive ? 'Opening…' : disconnected)
  }
  const topModal = state.modals.at(-1)
  return h(
    PageContextProvider,
    { value: context },
    h(
      'div',
      {
        class: `page ${route.thread === null ? '' : 'with-thread'}`,
        onClick: (event: MouseEvent) => handlePageClick(event, navigate),
      },
      [
        h(TopBar, { isLive, isDeveloper, onDeveloper: () => setDeveloper(!isDeveloper) }),
        h(Sidebar, null),
        h(ApiErrorBanner, null),
        h(MainPane, { at: route.pane }),
        route.thread !== null && h(ThreadPane, { key: route.thread.root, ...route.thread }),
        isDeveloper && h(DeveloperPanel, { onClose: () => setDeveloper(false) }),
        topModal !== undefined && h(Modal, { key: topModal.id, view: topModal }),
        isHelpOpen && h(HelpDialog, { onClose: () => setHelpOpen(false) }),
        h(Announcer, { state }),
      ],
    ),
  )
}

/** The root of the thread is a message that the viewer posted a moment ago. */
function isAnswerToOwnMessage({ messages, me }: ClientState, channel: string, root: string): boolean {
  const question = messages.find((message) => message.channel === channel && message.ts === root)
  return question?.author === me && Date.now() / 1000 - Number(root) < replyWindow / 1000
}

function MainPane({ at }: { readonly at: string }) {
  if (at === 'home') return h(HomeTab, null)
  return at === 'threads' ? h(ThreadList, null) : h(Conversation, { channel: at })
}

/** Links to messages open them in the page. A click outside of the sidebar hides it on narrow screens. */
function handlePageClick(event: MouseEvent, navigate: PageContext['navigate']): void {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('.sidebar, .to-list') === null) hideSidebar()
  const message = messageFromLink(target?.closest('a')?.href ?? '')
  if (message === null) return
  event.preventDefault()
  navigate({ pane: message.channel, thread: message })
}
