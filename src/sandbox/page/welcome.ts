/** The beginning of a conversation: what it is, and for a newcomer what can be tried. */
import { h } from 'preact'
import { useWorld } from './world.ts'

const questions = [
  '/gpucost 70b 2B tokens',
  '/gpucost llama 3.1 8b, 20k examples x 600 tokens, 3 epochs, under $50',
  '/gpucost mixtral 8x7b qlora 300M tokens on lambda',
  '/gpucost help',
]

const replies = ['4-bit', 'on 8 H100s', 'under $500', 'by Friday', 'why not A100?', 'show the math', 'undo']

export function Welcome({ channel }: { readonly channel: string }) {
  const { state } = useWorld()
  const found = state.channels.find(({ id }) => id === channel)
  if (found === undefined) return null
  if (found.isDirect) return h(Direct, null)
  if (!found.isMember) return h(Uninvited, { name: found.name })
  return h(Training, { name: found.name, isFirst: state.channels[0]?.id === channel })
}

function Training({ name, isFirst }: { readonly name: string; readonly isFirst: boolean }) {
  const { type, openHelp } = useWorld()
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
      questions.map((text) => h('button', { type: 'button', class: 'button try', onClick: () => type(text) }, text)),
    ),
    h('p', null, [
      'Then press the buttons under an answer, or reply in its thread with what should change: ',
      replies.flatMap((text, index) => [index > 0 && ', ', h('code', null, text)]),
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

function Uninvited({ name }: { readonly name: string }) {
  const { state, type } = useWorld()
  const invite = `/invite @${state.bot.name}`
  return h('section', { class: 'welcome', 'aria-label': `About #${name}` }, [
    h('h2', null, `${state.bot.name} is not in #${name} yet`),
    h('p', null, 'Its commands work here all the same, but it hears no replies. Add it as you would in Slack:'),
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button try', onClick: () => type(invite) }, invite),
    ),
  ])
}

function Direct() {
  const { state, type } = useWorld()
  const example = 'what would llama 3.1 8b cost on 100M tokens?'
  return h('section', { class: 'welcome', 'aria-label': `About ${state.bot.name}` }, [
    h('h2', null, state.bot.name),
    h('p', null, 'Here everything you write is meant for the app: no command, no mention. For example:'),
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button try', onClick: () => type(example) }, example),
    ),
  ])
}
