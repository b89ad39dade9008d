/** Commands and amendments, the same ones in every run, and what is wrong with the cards that answer them. */
import { sharedApp } from '../shared-app.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { ThreadState } from '../../src/conversation/thread-state.ts'
import { withApprovalOffer } from '../../src/presentation/content/messages/approval-offer.ts'
import { withAskedByLine } from '../../src/presentation/content/messages/asked-by-line.ts'
import type { MessageContent } from '../../src/presentation/content/message-content.ts'
import { terminalRecommendation } from '../../src/presentation/terminal/terminal-recommendation.ts'
import { withoutColor } from '../../src/presentation/terminal/terminal.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { answerFaults } from './answer-faults.ts'
import { billOf, cardFaults, detailsFaults, figureFaults } from './card-faults.ts'
import { rowFaults, totalFaults } from './row-faults.ts'
import { suggestionFaults } from './suggestion-faults.ts'

const today = '2026-11-24'

const models = [
  '70b',
  '8b',
  'mistral 7b',
  'qwen3 30b a3b',
  '13b',
  'llama 3.2 1b',
  '405b',
  'mixtral 8x7b',
  'gpt-oss 20b',
]
const amounts = [
  '2B tokens',
  '30M tokens',
  '5k examples x 400 tokens x 2 epochs',
  '600M tokens',
  '20k examples',
  '10B tokens',
  '1M tokens',
]
const wishes = [
  '',
  'on 8 h100',
  'full on 8 h200',
  'on a 4090',
  'spot',
  'on runpod',
  'on aws',
  'under $900',
  'on 8 h100 reserved',
  'fastest',
  'cheapest',
  'on my own 4090',
  'on 16 h100',
  'under $2000 within 40h',
  'qlora seq 8192',
  'dpo',
  'batch 1 rank 64 4-bit in europe',
  'full fp32',
  'lora 8-bit not on h100 no community cloud',
]
/** First texts that are no commands of the three lists: wishes and questions, which have more to say. */
const sayings = [
  'I have 5,000 support chats and want our own chatbot, what does it cost?',
  "idk anything about gpus. we're a bakery chain and want a bot that knows our 1,200 recipes. how much",
  'how long does 70b 2B take on my 8xH100 cluster',
  '70b 2B tokens in frankfurt',
  '70b 2B tokens on 8 h100 on lambda reserved 1 year',
  'need it by monday morning: 13b full ft 4B tokens',
  'grpo 8b 2k prompts',
  'qwen2.5 vl 7b 20k images',
  'we lose 10% of steps to loader stalls. 13b full ft 5B tokens 16xh100',
]
const amendments = [
  '4-bit',
  'on 8 h100',
  'under $700',
  'spot',
  'fastest',
  'cheapest',
  '10x data',
  'undo',
  'rank 64',
  'full',
  'not runpod',
  'within 3 days',
  'seq 4096',
  'on lambda',
  'why not a100?',
  'in 2 hours',
  '4-bit or 8-bit?',
  'how much on spot?',
  'compare with qlora',
  'compare h100, h200 and b200',
  'what is the whole cost?',
  'what if prices drop 20%?',
  'on our own 8 h100',
  'what does it cost to serve it?',
  'why not b200?',
  'why not spot?',
  'what if it crashes halfway?',
]

export type SweepResult = {
  /** Texts that were sent: commands, and replies in their threads. */
  readonly texts: number
  /** Cards among what came back; the rest are refusals, comparisons and answers. */
  readonly cards: number
  readonly faults: readonly string[]
}

/** `count` texts: every fourth begins a thread, three replies follow. `widths`: of terminals, in columns. */
export function sweepCards(count: number, widths: readonly number[] = [80, 100, 120]): SweepResult {
  const engine = sharedApp().engine()
  const faults: string[] = []
  const context = { today, rules: noRules, teamMeasurements: [] }
  const seen = new Set<string>()
  let texts = 0
  let cards = 0
  for (let at = 0; texts < count; at += 1) {
    const conversation = createMemoryConversation(engine, { today, rules: noRules }, true)
    const command =
      at % 5 === 4
        ? picked(sayings, at, 1)
        : [picked(models, at, 1), picked(amounts, at, 3), picked(wishes, at, 7)].join(' ').trim()
    const replies = [0, 1, 2].map((nth) => picked(amendments, at, 5 + 2 * nth + nth))
    let bill: number | null = null
    let thread: ThreadState | null = null
    for (const text of [command, ...replies]) {
      texts += 1
      const isFirst = text === command
      const outcome = conversation.say(text)
      const found: string[] =
        'content' in outcome ? [...figureFaults(outcome.content), ...answerFaults(outcome.content, bill)] : []
      if ('thread' in outcome) thread = outcome.thread
      found.push(...suggestionFaults(outcome, thread, !isFirst, { engine, context, seen }))
      if (outcome.kind === 'plan') {
        cards += 1
        bill = billOf(outcome.content)
        found.push(
          ...cardFaults(inSlack(outcome.content, text, isFirst)),
          ...(isFirst ? firstCardFaults(outcome, engine, widths) : []),
          ...totalFaults(outcome),
          ...(isFirst ? rowFaults(outcome, { engine, context }) : []),
        )
      }
      faults.push(...found.map((fault) => `${command}${isFirst ? '' : ` > ${text}`}: ${fault}`))
      if (isFirst && outcome.kind !== 'plan' && outcome.kind !== 'infeasible') break
    }
  }
  return { texts, cards, faults }
}

/** As a channel shows it that asks for approvals: with who asked, and the button. */
const inSlack = (content: MessageContent, text: string, isFirst: boolean): MessageContent =>
  withApprovalOffer(isFirst ? withAskedByLine(content, 'U0ANN', text) : content, {
    is: 'needed',
    estimate: 'e1',
    thresholdUsd: 1,
  })

/** Of a card that begins a thread: in a terminal, and beside its Details. */
function firstCardFaults(
  outcome: Extract<Outcome, { kind: 'plan' }>,
  engine: ConversationEngine,
  widths: readonly number[],
): readonly string[] {
  const details = engine.planDetails(outcome.thread, null, { today, rules: noRules, teamMeasurements: [] })
  return [
    ...longTerminals(outcome, widths),
    ...(details === null ? ['no Details'] : detailsFaults(outcome.content, details)),
  ]
}

function longTerminals(
  { answer: { scenario, recommendation } }: Extract<Outcome, { kind: 'plan' }>,
  widths: readonly number[],
): readonly string[] {
  const renderContext = sharedApp().cli.renderContextOn(today)
  return widths.flatMap((width) => {
    const text = terminalRecommendation(
      scenario,
      recommendation,
      renderContext,
      { width, paint: withoutColor },
      '--details shows the rest',
    )
    const lines = text.split('\n')
    const widest = Math.max(...lines.map((line) => line.length))
    return [
      ...(lines.length > 18 ? [`${lines.length} lines in ${width} columns`] : []),
      ...(widest > width ? [`a line of ${widest} in ${width} columns`] : []),
    ]
  })
}

/** One of them: each list is gone through at a pace of its own, so that all pairs come up. */
const picked = (list: readonly string[], at: number, pace: number): string =>
  list[(at * pace + Math.floor(at / list.length)) % list.length] ?? ''
