/** A conversation over the bundled data, every message of it: what the golden files do not hold, because it moves. */
import { createApp } from '../../src/app.ts'
import { withKeepQuestion } from '../../src/presentation/slack/messages/keep-question.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { adviceMenuEntries } from '../../src/presentation/content/advice-questions.ts'
import type { ThreadState } from '../../src/conversation/thread-state.ts'
import { noRules } from '../../src/team/team-rules.ts'
import type { PreviewMessage } from './preview-page.ts'

const today = '2026-11-24'
const request = { today, rules: noRules, teamMeasurements: [] }

const replies = [
  ...adviceMenuEntries.map(({ text }) => text),
  'any advice?',
  'compare lora, qlora and full',
  'h100 or a100?',
  '4-bit?',
  'on 8 h100s',
  'why not A100?',
  'does this include storage?',
  'what about spot?',
  'how do I measure this?',
  'show the math',
  'we measured 1,900 tok/s per GPU',
  'spent $612',
  '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100',
  'under $50',
  'chart',
  'on a GTX 9999',
] as const

/** What is said in the thread of "70b 2B tokens", then a few first questions. */
export function sampleConversation(): readonly PreviewMessage[] {
  const engine = createApp().engine()
  const start = (text: string) => engine.handle({ kind: 'text', text, inputKind: 'command' }, request)
  const first = start('70b 2B tokens')
  if (first.kind !== 'plan') throw new Error(first.kind)
  let threadState: ThreadState = first.thread
  const thread = replies.flatMap((title): readonly PreviewMessage[] => {
    const outcome = engine.handle({ kind: 'reply', text: title, isAddressed: true, thread: threadState }, request)
    if ('thread' in outcome && outcome.kind !== 'infeasible') threadState = outcome.thread
    if (outcome.kind === 'ignored') return []
    return [
      {
        title,
        message:
          outcome.kind === 'report' && outcome.measurement !== null
            ? withKeepQuestion(renderMessage(outcome.content), 'run', null)
            : renderMessage(outcome.content),
      },
    ]
  })
  const others = [
    'compare 70b 2B tokens; qlora; on 8 h100',
    'llama 3.1 8b 100M tokens',
    '405b full 10B tokens',
    '70b 2B tokens on a 4090 under $20',
  ].flatMap((title): readonly PreviewMessage[] => {
    const outcome = start(title)
    return outcome.kind === 'ignored' ? [] : [{ title: `/gpucost ${title}`, message: renderMessage(outcome.content) }]
  })
  return [{ title: '/gpucost 70b 2B tokens', message: renderMessage(first.content) }, ...thread, ...others]
}
