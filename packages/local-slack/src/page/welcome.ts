/** The beginning of a conversation: what it is, and what a newcomer can try. */
import { h } from 'preact'
import { Mrkdwn } from './blocks/mrkdwn.ts'
import { usePageContext } from './page-context.ts'

/** What stands above the first message of a channel or of the direct message. */
export function Welcome({ channel }: { readonly channel: string }) {
  const { state } = usePageContext()
  const info = state.channels.find(({ id }) => id === channel)
  if (info === undefined) return null
  if (info.isDirect) return h(DirectMessageWelcome, null)
  if (!info.isMember) return h(InvitePrompt, { name: info.name })
  return state.channels[0]?.id === channel ? h(AppWelcome, null) : h(ChannelWelcome, { name: info.name })
}

const ChannelWelcome = ({ name }: { readonly name: string }) =>
  h('section', { class: 'welcome', 'aria-label': `About #${name}` }, h('p', null, `This is the beginning of #${name}.`))

function AppWelcome() {
  const { state, openHelp } = usePageContext()
  const { heading, introduction, examples, paragraphs } = state.branding.welcome
  return h('section', { class: 'welcome', 'aria-label': 'What to try' }, [
    h('h2', null, heading),
    h(Mrkdwn, { text: introduction }),
    h(Examples, { examples }),
    paragraphs.map((text) => h(Mrkdwn, { text })),
    h('p', null, h('button', { type: 'button', class: 'link', onClick: openHelp }, 'More to try')),
  ])
}

function InvitePrompt({ name }: { readonly name: string }) {
  const { state } = usePageContext()
  return h('section', { class: 'welcome', 'aria-label': `About #${name}` }, [
    h('h2', null, `${state.bot.name} is not in #${name} yet`),
    h('p', null, 'Its commands work here, but it does not see messages. Add it as you would in Slack:'),
    h(Examples, { examples: [`/invite @${state.bot.name}`] }),
  ])
}

function DirectMessageWelcome() {
  const { state } = usePageContext()
  const { introduction, examples } = state.branding.directMessage
  return h('section', { class: 'welcome', 'aria-label': `About ${state.bot.name}` }, [
    h('h2', null, state.bot.name),
    h(Mrkdwn, { text: introduction }),
    h(Examples, { examples }),
  ])
}

/** A click sends an example. */
function Examples({ examples }: { readonly examples: readonly string[] }) {
  const { sendText } = usePageContext()
  if (examples.length === 0) return null
  return h(
    'div',
    { class: 'actions' },
    examples.map((text) =>
      h('button', { key: text, type: 'button', class: 'button try', onClick: () => sendText(text) }, text),
    ),
  )
}
