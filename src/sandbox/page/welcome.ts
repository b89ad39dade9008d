/** The beginning of a conversation: what it is, and for a newcomer what can be tried. */
import { h } from 'preact'
import { usePageContext } from './page-context.ts'

const exampleCommands = [
  '/gpucost 70b 2B tokens',
  '/gpucost llama 3.1 8b, 20k examples x 600 tokens, 3 epochs, under $50',
  '/gpucost mixtral 8x7b qlora 300M tokens on lambda',
  '/gpucost help',
]

const exampleReplies = ['4-bit', 'on 8 H100s', 'under $500', 'by Friday', 'why not A100?', 'show the math', 'undo']

export function Welcome({ channel }: { readonly channel: string }) {
  const { state } = usePageContext()
  const info = state.channels.find(({ id }) => id === channel)
  if (info === undefined) return null
  if (info.isDirect) return h(DirectMessageWelcome, null)
  if (!info.isMember) return h(InvitePrompt, { name: info.name })
  return h(ChannelWelcome, { name: info.name, isFirst: state.channels[0]?.id === channel })
}

function ChannelWelcome({ name, isFirst }: { readonly name: string; readonly isFirst: boolean }) {
  const { sendText, openHelp } = usePageContext()
  if (!isFirst)
    return h(
      'section',
      { class: 'welcome', 'aria-label': `About #${name}` },
      h('p', null, `This is the beginning of #${name}.`),
    )
  return h('section', { class: 'welcome', 'aria-label': 'What to try' }, [
    h('h2', null, 'What will a fine-tuning run need, take and cost?'),
    h(
      'p',
      null,
      'This is a small Slack on your own machine, and gpucost in it is the real app. Ask it; a click types the command for you:',
    ),
    h(
      'div',
      { class: 'actions' },
      exampleCommands.map((text) =>
        h('button', { type: 'button', class: 'button try', onClick: () => sendText(text) }, text),
      ),
    ),
    h('p', null, [
      'Then press the buttons under an answer, or reply in its thread with what should change: ',
      exampleReplies.flatMap((text, index) => [index > 0 && ', ', h('code', null, text)]),
      '. A question, a figure you measured, or a trainer’s configuration is understood there too.',
    ]),
    h('p', null, [
      'Or let it read a message: the ',
      h('strong', null, 'More actions'),
      ' menu of Ben’s message below has “Estimate GPU cost”. ',
      h('button', { type: 'button', class: 'link', onClick: openHelp }, 'What else can be tried'),
    ]),
  ])
}

function InvitePrompt({ name }: { readonly name: string }) {
  const { state, sendText } = usePageContext()
  const invite = `/invite @${state.bot.name}`
  return h('section', { class: 'welcome', 'aria-label': `About #${name}` }, [
    h('h2', null, `${state.bot.name} is not in #${name} yet`),
    h('p', null, 'Its commands work here all the same, but it hears no replies. Add it as you would in Slack:'),
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button try', onClick: () => sendText(invite) }, invite),
    ),
  ])
}

function DirectMessageWelcome() {
  const { state, sendText } = usePageContext()
  const example = 'what would llama 3.1 8b cost on 100M tokens?'
  return h('section', { class: 'welcome', 'aria-label': `About ${state.bot.name}` }, [
    h('h2', null, state.bot.name),
    h('p', null, 'Here everything you write is meant for the app: no command, no mention. For example:'),
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button try', onClick: () => sendText(example) }, example),
    ),
  ])
}
