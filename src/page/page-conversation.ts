/** A conversation of the page: words or a pressed control in, what is to be shown out. Knows no document. */
import type { ChartPicture } from '../chart/chart-picture.ts'
import { createMemoryConversation } from '../conversation/memory-conversation.ts'
import type { Outcome, PlanFile } from '../conversation/outcome.ts'
import type { RequestContext } from '../conversation/request.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { toText } from '../language/to-text.ts'
import type { ControlAction } from '../presentation/content/control-action.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import {
  lines,
  type MessageContent,
  plainLine,
  sentenceMessage,
  textBlock,
} from '../presentation/content/message-content.ts'
import { watchNotKeptText } from '../presentation/content/messages/watch-message.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { noRules } from '../team/team-rules.ts'
import type { PageEngine } from './page-engine.ts'

export type PageAnswer = {
  /** Whether it is a plan, rather than an answer about one or a problem. */
  readonly isPlan: boolean
  /** The words have to be mended: to be typed again they should still be there. */
  readonly needsCorrection: boolean
  readonly content: MessageContent
  /** For whoever hears the page: its first sentences. */
  readonly spoken: string
  /** To be drawn when the answer is there to be read; null where it has none. */
  readonly chart: (() => ChartPicture | null) | null
  /** To be generated when it is shown. */
  readonly file: PlanFile | null
}

export type PageConversation = {
  readonly say: (text: string) => PageAnswer
  readonly press: (action: ControlAction, scenario: Scenario | undefined) => PageAnswer
  /** The bill, the ranges and the evidence of a plan; null where there is none any more. */
  readonly details: (scenario: Scenario) => MessageContent | null
  /** Whether the words would be understood if they were said now. */
  readonly isUnderstood: (text: string) => boolean
  readonly generate: (file: PlanFile) => Promise<Uint8Array>
  /** Words that ask for the plan that holds; null where there is none. */
  readonly jobText: () => string | null
}

/** `today`: ISO date. Every text is meant for the page. */
export function createPageConversation({ engine, vocabulary }: PageEngine, today: string): PageConversation {
  const request: RequestContext = { today, rules: noRules, teamMeasurements: [] }
  const conversation = createMemoryConversation(engine, request, true)
  const pictureOf = (answer: AnsweredScenario) => engine.exportFile('chart', answer, today).file.picture ?? null
  const shown = (outcome: Outcome): PageAnswer => {
    const content = contentOf(outcome, () => engine.handle(helpRequest, { ...request, isInteractive: false }))
    const file = outcome.kind === 'file' && outcome.file.format !== 'run' ? outcome.file : null
    const isChart = file?.format === 'chart'
    return {
      isPlan: outcome.kind === 'plan',
      needsCorrection: outcome.kind === 'problem' && !completable.has(outcome.problem.kind),
      content: file === null || isChart ? content : commentOf(file),
      spoken: content.text.slice(0, 2).map(plainLine).join(' '),
      chart: outcome.kind === 'plan' ? () => pictureOf(outcome.answer) : isChart ? () => pictureOf(file.answer) : null,
      file: isChart ? null : file,
    }
  }
  const thread = () => conversation.thread()
  return {
    say: (text) => shown(conversation.say(text)),
    press: (action, scenario) => shown(conversation.press(action, scenario)),
    details: (scenario) => {
      const current = thread()
      return current === null ? null : engine.planDetails(current, scenario, request)
    },
    isUnderstood: (text) => {
      const current = thread()
      const { kind } = engine.interpret(
        current === null
          ? { kind: 'text', text, inputKind: 'command' }
          : { kind: 'reply', text, isAddressed: true, thread: current },
        request,
      )
      return kind !== 'problem' && kind !== 'ignored'
    },
    generate: (file) => engine.generateFile(file),
    jobText: () => {
      const current = thread()
      return current === null ? null : toText(currentScenario(current.conversation), vocabulary)
    },
  }
}

/** What the next words may complete. */
const completable: ReadonlySet<string> = new Set(['missing-model', 'missing-data'])

const helpRequest = { kind: 'text', text: 'help', inputKind: 'command' } as const

/** `help`: the help of a surface without threads and channels. */
function contentOf(outcome: Outcome, help: () => Outcome): MessageContent {
  switch (outcome.kind) {
    case 'ignored':
      return sentenceMessage('Nothing here changes the plan. “help” says what can be typed.')
    case 'watch':
      return sentenceMessage(watchNotKeptText)
    case 'answer': {
      if (outcome.detail?.kind !== 'help') return outcome.content
      const asked = help()
      return 'content' in asked ? asked.content : outcome.content
    }
    case 'plan':
    case 'infeasible':
    case 'report':
    case 'run':
    case 'run callback':
    case 'watch end':
    case 'file':
    case 'asks':
    case 'problem':
      return outcome.content
  }
}

function commentOf({ comment }: PlanFile): MessageContent {
  const text = lines([comment])
  return { text, blocks: [textBlock(text)] }
}
