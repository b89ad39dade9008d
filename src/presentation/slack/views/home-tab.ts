/** The Home tab: examples to click, open plans, the ledger, settings, how fresh the data is, and help. */
import type { HomeView, KnownBlock } from '@slack/types'
import { helpExamples } from '../../content/help.ts'
import type { Line } from '../../content/message-content.ts'
import type { RenderContext } from '../../render-context.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { mrkdwnLine } from '../blocks/mrkdwn-line.ts'
import { escapeMrkdwn, inlineCode } from '../blocks/mrkdwn.ts'
import { type LedgerContent, ledgerSection } from './home/ledger-section.ts'
import { type OpenPlan, plansSection } from './home/plans-section.ts'
import { type HomeRuns, runsSection } from './home/runs-section.ts'
import { viewButton } from './home/view-button.ts'

/** Ids of the buttons; the value of an example is the text of a command. */
export const homeActionIds = {
  example: 'try_example',
  newEstimate: 'open_new_estimate',
  settings: 'open_workspace_settings',
} as const

export type HomeContent = Partial<HomeRuns> & {
  /** The reader's own, and for owners and approvers those that wait or were approved. */
  readonly plans: readonly OpenPlan[]
  readonly ledger: LedgerContent
  /** The last changes and decisions, in mrkdwn; none for who is no owner. */
  readonly audit: readonly string[]
  /** The settings of the workspace. */
  readonly settings: readonly Line[]
  /** "Changed by @ann on 2026-11-20", in mrkdwn; '' for never. */
  readonly history: string
  /** How much data there is and how old it is, in sentences. */
  readonly dataFacts: readonly string[]
}

/** The view to publish for one person; `content` is what that person may see. */
export function homeTabView(
  { plans, ledger, audit, watches = [], runs = [], settings, history, dataFacts }: HomeContent,
  renderContext: RenderContext,
): HomeView {
  const examples = helpExamples.flatMap(({ examples: [first] }) => (first === undefined ? [] : [first]))
  const blocks: KnownBlock[] = [
    headerBlock('What will a fine-tuning run need, take and cost?'),
    sectionBlock(['Name a model (or its size) and the amount of data. Try one; the answer comes under Messages:']),
    {
      type: 'actions',
      block_id: 'examples',
      elements: examples.map((text, index) => viewButton(`${homeActionIds.example}_${index}`, text, text)),
    },
    {
      type: 'actions',
      block_id: 'start',
      elements: [
        { ...viewButton(homeActionIds.newEstimate, 'New estimate…'), style: 'primary' },
        viewButton(homeActionIds.settings, 'Workspace settings…'),
      ],
    },
    { type: 'divider' },
    ...plansSection(plans, renderContext),
    ...runsSection({ watches, runs }, renderContext),
    { type: 'divider' },
    ...ledgerSection(ledger, renderContext),
    { type: 'divider' },
    ...auditSection(audit),
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

const helpLines: readonly string[] = bulletLines([
  `In a channel: ${inlineCode('/gpucost 70b 2B tokens')}, or mention me with the question.`,
  `In the thread of an answer: reply with what should change (${inlineCode('4-bit')}, ${inlineCode('on 8 H100s')}, ${inlineCode('under $500')}), ask (${inlineCode('why not A100?')}, ${inlineCode('show the math')}), ${inlineCode('undo')}, ${inlineCode('compare with qlora')}.`,
  `Advice and pictures: ${inlineCode('which quantization?')}, ${inlineCode('is a bigger GPU worth it?')}, ${inlineCode('chart')}, ${inlineCode('csv')}. A pasted claim is judged, a pasted configuration estimated.`,
  `On any message: the shortcut “Estimate GPU cost” reads the job out of it.`,
  `While it runs: paste a line of its log, or reply ${inlineCode('step 1200 of 4000 after 5 hours')}. After it: ${inlineCode('spent $612')} or ${inlineCode('we measured 2,300 tok/s')}.`,
  `What this channel trains, learned from its runs: ${inlineCode('/gpucost recommend')}. Money: ${inlineCode('/gpucost digest')}, ${inlineCode('what did we spend this month?')}. Everything else: ${inlineCode('/gpucost help')}.`,
])

/** `lines`: in mrkdwn, the newest first; none: the reader is no owner, or nothing happened. */
const auditSection = (lines: readonly string[]): KnownBlock[] =>
  lines.length === 0 ? [] : [headerBlock('Changes and decisions'), sectionBlock(bulletLines(lines))]
