/** The Home tab: examples to click, the reader's last estimates, settings, how fresh the data is, and help. */
import type { Button, HomeView, KnownBlock } from '@slack/types'
import type { Scenario } from '../../../scenario/scenario.ts'
import { describeJob } from '../../content/scenario-summary.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { formatDuration, formatUsd } from '../../format/number-format.ts'
import { helpExamples } from '../../content/help.ts'
import type { RenderContext } from '../../render-context.ts'
import type { Line } from '../../content/message-content.ts'
import { mrkdwnLine } from '../blocks/mrkdwn-line.ts'
import { inlineCode, escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { runWords } from '../../content/messages/run-card.ts'
import { watchedText } from '../../content/messages/watch-message.ts'
import type { RunState } from '../../../team/run-state.ts'
import type { WatchTarget } from '../../../scenario/watch-target.ts'
import { planName, providerName } from '../../format/display-names.ts'

/** Ids of the buttons; the value of an example is the text of a command. */
export const homeActionIds = {
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
  readonly permalink: string | null
}

export type HomeContent = {
  /** The reader's own, the newest first. */
  readonly estimates: readonly PastEstimate[]
  /** What the reader waits for, and the runs that they began. */
  readonly watches?: readonly {
    readonly target: WatchTarget
    readonly scenario: Scenario
    readonly permalink: string
  }[]
  readonly runs?: readonly { readonly state: RunState; readonly permalink: string }[]
  /** The settings of the workspace. */
  readonly settings: readonly Line[]
  /** "Changed by @ann on 2026-11-20", in mrkdwn; '' for never. */
  readonly history: string
  /** How much data there is and how old it is, in sentences. */
  readonly dataFacts: readonly string[]
}

const maxEstimates = 5

export function homeTabView(
  { estimates, watches = [], runs = [], settings, history, dataFacts }: HomeContent,
  { names }: RenderContext,
): HomeView {
  const examples = helpExamples.flatMap(({ examples: [first] }) => (first === undefined ? [] : [first]))
  const estimateLines = estimates.slice(0, maxEstimates).map(({ scenario, headline, permalink }) => {
    const job = escapeMrkdwn(describeJob(scenario.spec, names))
    const plan = `${planName(headline, names)} at ${providerName(headline, names)}`
    const figures = `${formatDuration(headline.hours.p50)}, ${formatUsd(headline.usd.p50)} in total`
    const linked = permalink === null ? `*${job}*` : `*<${permalink}|${job.replaceAll('|', '¦')}>*`
    return `${linked}  ${escapeMrkdwn(plan)}, ${figures}, on ${headline.today}`
  })
  const blocks: KnownBlock[] = [
    headerBlock('What will a fine-tuning run need, take and cost?'),
    sectionBlock(['Name a model (or its size) and the amount of data. Try one; the answer comes under Messages:']),
    {
      type: 'actions',
      block_id: 'examples',
      elements: examples.map((text, index) => button(`${homeActionIds.example}_${index}`, text, text)),
    },
    {
      type: 'actions',
      block_id: 'start',
      elements: [
        { ...button(homeActionIds.newEstimate, 'New estimate…'), style: 'primary' },
        button(homeActionIds.settings, 'Workspace settings…'),
      ],
    },
    { type: 'divider' },
    headerBlock('Your last estimates'),
    sectionBlock(estimateLines.length === 0 ? ['None yet.'] : bulletLines(estimateLines)),
    ...openLines({ watches, runs }, names),
    { type: 'divider' },
    headerBlock('Workspace settings'),
    sectionBlock(
      settings.length === 0
        ? ['None yet: every provider, list prices, answers in the channel.']
        : bulletLines(settings.map(mrkdwnLine)),
    ),
    ...(history === '' ? [] : [contextBlock([history])]),
    contextBlock([
      `A channel settles its own with ${inlineCode('/gpucost settings')}; what a question says goes before both.`,
    ]),
    { type: 'divider' },
    headerBlock('What the answers rest on'),
    sectionBlock(bulletLines(dataFacts.map(escapeMrkdwn))),
    { type: 'divider' },
    headerBlock('How to ask'),
    sectionBlock(helpLines),
  ]
  return { type: 'home', blocks }
}

/** Runs and watches of the reader, where there are any. */
function openLines(
  { watches, runs }: Required<Pick<HomeContent, 'watches' | 'runs'>>,
  names: RenderContext['names'],
): readonly KnownBlock[] {
  const linked = (permalink: string, text: string) => `*<${permalink}|${escapeMrkdwn(text).replaceAll('|', '¦')}>*`
  const runLines = runs
    .slice(0, maxOpen)
    .map(({ state, permalink }) => `${linked(permalink, state.planned.job)}  ${escapeMrkdwn(runWords(state))}`)
  const watchLines = watches
    .slice(0, maxOpen)
    .map(
      ({ target, scenario, permalink }) =>
        `${linked(permalink, describeJob(scenario.spec, names))}  watching for ${escapeMrkdwn(watchedText(target, names))}`,
    )
  if (runLines.length + watchLines.length === 0) return []
  return [
    { type: 'divider' },
    headerBlock('Your runs and watches'),
    sectionBlock(bulletLines([...runLines, ...watchLines])),
    contextBlock([`${inlineCode('stop watching')} in its thread ends a watch.`]),
  ]
}

const maxOpen = 10

const helpLines: readonly string[] = bulletLines([
  `In a channel: ${inlineCode('/gpucost 70b 2B tokens')}, or mention me with the question.`,
  `In the thread of an answer: reply with what should change (${inlineCode('4-bit')}, ${inlineCode('on 8 H100s')}, ${inlineCode('under $500')}), ask (${inlineCode('why not A100?')}, ${inlineCode('show the math')}), ${inlineCode('undo')}, ${inlineCode('compare with qlora')}.`,
  `Advice and pictures: ${inlineCode('which quantization?')}, ${inlineCode('is a bigger GPU worth it?')}, ${inlineCode('chart')}, ${inlineCode('csv')}. A pasted claim is judged, a pasted configuration estimated.`,
  `On any message: the shortcut “Estimate GPU cost” reads the job out of it.`,
  `While it runs: paste a line of its log, or reply ${inlineCode('step 1200 of 4000 after 5 hours')}. After it: ${inlineCode('spent $612')} or ${inlineCode('we measured 2,300 tok/s')}.`,
  `What this channel usually asks: ${inlineCode('/gpucost recommend')}. Everything else: ${inlineCode('/gpucost help')}.`,
])

function button(actionId: string, text: string, value?: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text },
    ...(value === undefined ? {} : { value }),
  }
}
