/** The whole page. */
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
import { applyUpdate, readKeyOf, type ClientState } from './client-state.ts'
import { routeHash, messageFromLink, type PageRoute, parseRoute } from './page-route.ts'
import { ApiErrorBanner } from './api-error-banner.ts'
import { Sidebar } from './sidebar.ts'
import { ThreadPane } from './thread-pane.ts'
import { ThreadList } from './thread-list.ts'
import { TopBar } from './top-bar.ts'
import { Modal } from './modal.ts'
import { type PageContext, PageContextProvider } from './page-context.ts'

const initialRoute: PageRoute = { handle: 'ann', pane: 'C0TRAINING', thread: null }

/** Milliseconds within which an answer in a thread is taken for the answer to what was just pressed. */
const replyWindow = 6000

export function ClientApp() {
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
    const userId = `U0${route.handle.toUpperCase()}`
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
    // A form that was opened by a button may be filled in for long; its answer counts from when it is sent.
    if (action.do === 'submit') expectedReply.current.until = Date.now() + replyWindow
    if (action.do === 'say')
      lastPost.current = { readKey: readKeyOf(action.channel, action.thread ?? null), postedAt: Date.now() }
    return (await connection.current?.perform(action)) ?? null
  }, [])

  const last = state?.messages.at(-1)
  useEffect(() => {
    if (state === null || last === undefined || last.thread === null || last.author !== state.bot.id) return
    const { channel, thread: root } = last
    const isAwaited = expectedReply.current.root === root && Date.now() < expectedReply.current.until
    // In this tab, that is: another one of the same person stays where it is.
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
        expectReply: (root) => {
          expectedReply.current = { root, until: Date.now() + replyWindow }
        },
        hasJustPosted: (readKey) =>
          lastPost.current.readKey === readKey && Date.now() - lastPost.current.postedAt < replyWindow,
        openDeveloper: () => setDeveloper(true),
        openHelp: () => setHelpOpen(true),
        sendText: (text) => void perform({ do: 'say', channel: route.pane, thread: null, text }),
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
    return h(
      'p',
      { class: 'loading', role: 'status' },
      isLive ? 'Opening…' : 'Not connected: is npm start still running? Trying again…',
    )
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

/** The reader asked in a message of her own, a moment ago, and this is where it is answered. */
function isAnswerToOwnMessage({ messages, me }: ClientState, channel: string, root: string): boolean {
  const question = messages.find((message) => message.channel === channel && message.ts === root)
  return question?.author === me && Date.now() / 1000 - Number(root) < replyWindow / 1000
}

function MainPane({ at }: { readonly at: string }) {
  if (at === 'home') return h(HomeTab, null)
  return at === 'threads' ? h(ThreadList, null) : h(Conversation, { channel: at })
}

/** Links to messages lead to them; others open beside this page. A click beside the list puts it away. */
function handlePageClick(event: MouseEvent, navigate: PageContext['navigate']): void {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('.sidebar, .to-list') === null) hideSidebar()
  const link = target?.closest('a') ?? null
  if (link === null || !/^https?:/.test(link.href) || link.host === location.host) return
  const message = messageFromLink(link.href)
  if (message === null) {
    link.target = '_blank'
    link.rel = 'noreferrer noopener'
    return
  }
  event.preventDefault()
  navigate({ pane: message.channel, thread: message })
}
