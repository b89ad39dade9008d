/** App Home: three examples to click, what was asked last, what is settled, how fresh the data is, and help. */
import type { Button, HomeView, KnownBlock } from '@slack/types'
import type { Scenario } from '../scenario/spec.ts'
import { jobWords } from './asked.ts'
import { bullets, context, header, section } from './blocks.ts'
import { duration, usd } from './format.ts'
import { helpExamples } from './help.ts'
import type { Manner } from './manner.ts'
import { code, escape } from './mrkdwn.ts'
import { planName, providerName } from './names.ts'

/** Ids of the buttons; the value of an example is the text of a command. */
export const homeActions = {
  example: 'try_example',
  newEstimate: 'open_new_estimate',
  settings: 'open_workspace_settings',
} as const

export type PastEstimate = {
  readonly scenario: Scenario
  readonly headline: Parameters<typeof planName>[0] &
    Parameters<typeof providerName>[0] & {
      readonly usd: { readonly p50: number }
      readonly hours: { readonly p50: number }
      readonly today: string
    }
  /** Where the thread is; null: it was seen by the asker alone. */
  readonly address: string | null
}

export type HomeContent = {
  /** The reader's own, the newest first. */
  readonly estimates: readonly PastEstimate[]
  /** What the workspace has settled, a line each, in mrkdwn. */
  readonly settled: readonly string[]
  /** "Changed by @ann on 2026-11-20", in mrkdwn; '' for never. */
  readonly history: string
  /** How old and how much: "Prices of 28 providers, the newest of 2026-11-23". */
  readonly facts: readonly string[]
}

const mostEstimates = 5

export function homeView({ estimates, settled, history, facts }: HomeContent, { names }: Manner): HomeView {
  const examples = helpExamples.flatMap(({ examples: [first] }) => (first === undefined ? [] : [first]))
  const past = estimates.slice(0, mostEstimates).map(({ scenario, headline, address }) => {
    const job = escape(jobWords(scenario.spec, names))
    const plan = `${planName(headline, names)} at ${providerName(headline, names)}`
    const figures = `${duration(headline.hours.p50)}, ${usd(headline.usd.p50)} in total`
    const linked = address === null ? `*${job}*` : `*<${address}|${job.replaceAll('|', '¦')}>*`
    return `${linked}  ${escape(plan)}, ${figures}, on ${headline.today}`
  })
  const blocks: KnownBlock[] = [
    header('What will a fine-tuning run need, take and cost?'),
    section(['Name a model (or its size) and the amount of data. Try one; the answer comes under Messages:']),
    {
      type: 'actions',
      block_id: 'examples',
      elements: examples.map((text, index) => button(`${homeActions.example}_${index}`, text, text)),
    },
    {
      type: 'actions',
      block_id: 'start',
      elements: [
        { ...button(homeActions.newEstimate, 'New estimate…'), style: 'primary' },
        button(homeActions.settings, 'Workspace settings…'),
      ],
    },
    { type: 'divider' },
    header('Your last estimates'),
    section(past.length === 0 ? ['None yet.'] : bullets(past)),
    { type: 'divider' },
    header('Workspace settings'),
    section(
      settled.length === 0 ? ['None yet: every provider, list prices, answers in the channel.'] : bullets(settled),
    ),
    ...(history === '' ? [] : [context([history])]),
    context([`A channel settles its own with ${code('/gpucost settings')}; what a question says goes before both.`]),
    { type: 'divider' },
    header('What the answers rest on'),
    section(bullets(facts.map(escape))),
    { type: 'divider' },
    header('How to ask'),
    section(helpLines),
  ]
  return { type: 'home', blocks }
}

const helpLines: readonly string[] = bullets([
  `In a channel: ${code('/gpucost 70b 2B tokens')}, or mention me with the question.`,
  `In the thread of an answer: reply with what should change (${code('4-bit')}, ${code('on 8 H100s')}, ${code('under $500')}), ask (${code('why not A100?')}, ${code('show the math')}), ${code('undo')}, ${code('compare with qlora')}.`,
  `Advice and pictures: ${code('which quantization?')}, ${code('is a bigger GPU worth it?')}, ${code('chart')}, ${code('csv')}. A pasted claim is judged, a pasted configuration estimated.`,
  `On any message: the shortcut “Estimate GPU cost” reads the job out of it.`,
  `After the run: reply ${code('spent $612')} or ${code('we measured 2,300 tok/s')}.`,
  `What this channel usually asks: ${code('/gpucost recommend')}. Everything else: ${code('/gpucost help')}.`,
])

function button(actionId: string, text: string, value?: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text },
    ...(value === undefined ? {} : { value }),
  }
}
