/** A conversation kept in memory, for shells without a store: a terminal, a list of texts. */
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import { pastedConfigIn } from '../language/config/config-detection.ts'
import type { ControlAction } from '../presentation/content/control-action.ts'
import type { ConversationEngine } from './conversation-engine.ts'
import { type Interpretation, scenarioSetBy } from './interpretation.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { Outcome } from './outcome.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { RequestContext } from './request.ts'
import { newThread, type ThreadState } from './thread-state.ts'

export type ScenarioSet = { readonly kind: 'scenario'; readonly scenario: Scenario }

export type MemoryConversation = {
  /** Answers the next text. */
  readonly say: (text: string) => Outcome
  /** The same, but of a text that sets the scenario only the scenario: its plan is computed where a next text is read below it. */
  readonly interpret: (text: string, isMeant?: boolean) => Outcome | ScenarioSet
  /** Carries out a control under an answer. `scenario`: what that answer is about; throws where there is none yet. */
  readonly press: (action: ControlAction, scenario?: Scenario) => Outcome
  /** The thread of the plan that holds; null before the first. */
  readonly thread: () => ThreadState | null
  /** Whether nothing has been answered yet. */
  readonly isNew: () => boolean
  /** Begins anew; measurements stay. */
  readonly reset: () => void
}

/** `isAddressed`: every text is meant for the app. */
export function createMemoryConversation(
  engine: Pick<ConversationEngine, 'interpret' | 'respond'>,
  context: Omit<RequestContext, 'teamMeasurements'>,
  isAddressed: boolean,
): MemoryConversation {
  let thread: ThreadState | null = null
  let teamMeasurements: readonly TeamMeasurementRecord[] = []
  /** What was asked last is to be told of a price, even where it holds already. */
  let hasWatch = false
  /** News of a run was told last: what is asked of "it" is of the run. */
  let run: RunEvent['kind'] | null = null
  const contextNow = (): RequestContext => ({
    ...context,
    teamMeasurements,
    hasWatch,
    hasRun: run !== null && run !== 'finished' && run !== 'stopped',
    hasBegunRun: run !== null,
  })
  /** What was said before there is a plan. */
  let subject: ConversationSubject | null = null
  const interpretFirst = (text: string, isMeant: boolean): Interpretation => {
    // A configuration is found among words as it is in a message.
    const inputKind = pastedConfigIn(text) === null ? 'command' : 'message'
    const before = subject === null ? {} : { subject, isAddressed: isMeant }
    const interpretation = engine.interpret({ kind: 'text', text, inputKind, ...before }, contextNow())
    subject = interpretation.subject ?? null
    return interpretation
  }
  const interpretNext = (text: string, isMeant = isAddressed): Interpretation =>
    thread === null
      ? interpretFirst(text, isMeant)
      : engine.interpret({ kind: 'reply', text, isAddressed: isMeant, thread }, contextNow())
  const keep = (outcome: Outcome): void => {
    if (outcome.kind === 'report' && outcome.measurement !== null)
      teamMeasurements = [...teamMeasurements, outcome.measurement]
    if (outcome.kind !== 'run') return
    if (outcome.event !== null) run = outcome.event.kind
    if (outcome.followUp !== undefined) keep(outcome.followUp)
  }
  const respond = (interpretation: Interpretation): Outcome => {
    if (interpretation.kind === 'watch') hasWatch = interpretation.request.kind !== 'stop'
    const outcome = engine.respond(interpretation, contextNow())
    keep(outcome)
    return outcome
  }
  /** What set the scenario last, where its plan was not computed yet: a reply is read below a plan as it is shown. */
  let unanswered: Interpretation | null = null
  const answer = (interpretation: Interpretation): Outcome => {
    const outcome = respond(interpretation)
    if ('thread' in outcome && outcome.thread !== undefined) ({ thread } = outcome)
    return outcome
  }
  return {
    say: (text) => answer(interpretNext(text)),
    press: (action, scenario) => {
      if (thread === null) throw new Error('a control was pressed before anything was answered')
      const about = scenario === undefined ? {} : { scenario }
      return answer(engine.interpret({ kind: 'action', action, thread, ...about }, contextNow()))
    },
    thread: () => thread,
    interpret: (text, isMeant) => {
      if (unanswered !== null) answer(unanswered)
      unanswered = null
      const interpretation = interpretNext(text, isMeant)
      const scenario = scenarioSetBy(interpretation)
      if (scenario === null) {
        const outcome = respond(interpretation)
        // A first text that is answered with files begins a thread too, and a question is as replies left it.
        const isOpen = thread === null || thread.asked !== undefined
        if (isOpen && 'thread' in outcome && outcome.thread !== undefined) ({ thread } = outcome)
        return outcome
      }
      const history = interpretation.kind === 'revision' ? interpretation.revision.conversation : null
      thread = { ...newThread(scenario), ...(history === null ? {} : { conversation: history }) }
      unanswered = interpretation
      return { kind: 'scenario', scenario }
    },
    isNew: () => thread === null,
    reset: () => {
      thread = null
      subject = null
      run = null
      unanswered = null
    },
  }
}
