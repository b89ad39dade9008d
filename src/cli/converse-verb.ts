/** `gpucost converse "…" "…" …`: a conversation as a document, one element a turn, the first text included. */
import { createMemoryConversation, type ScenarioSet } from '../conversation/memory-conversation.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { help } from '../language/command.ts'
import { watchNotKeptText } from '../presentation/content/messages/watch-message.ts'
import { plainText } from '../presentation/content/message-content.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { scenarioDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { commandContext } from './job-answer.ts'
import { fileContent, outcomeText } from './outcome-text.ts'
import type { Terminal } from '../presentation/terminal/terminal.ts'
import type { Verb } from './verb.ts'

/** What a turn comes to: the scenario that holds now, a problem, nothing, or an answer in words. */
export type ConversationTurn =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }
  | { readonly kind: 'ignored' }
  /** Not sure that it was meant: what it would change. */
  | { readonly kind: 'asks'; readonly readAs: string; readonly scenario: Scenario }
  | { readonly kind: 'answer'; readonly text: string }

/** The verb, over the engine of `dependencies`. */
export function converseVerb(dependencies: CliDependencies): Verb {
  return {
    summary: 'a conversation: the first text, then each reply',
    examples: ['converse "70b 2B tokens" "4-bit?" "thanks" "under 500 dollars"'],
    isStage: true,
    takes: 'turns',
    run: ({ text, turns, addressed }, today) => {
      const result = converse([text, ...turns], dependencies, today, (index) => addressed?.has(index - 1) ?? false)
      return {
        json: { turns: result.map(turnJson) },
        text: (terminal) => conversationText([text, ...turns], dependencies, today, terminal),
        status: result.some(({ kind }) => kind === 'problem') ? 2 : 0,
      }
    },
  }
}

/** One turn for each text. */
export function converse(
  texts: readonly string[],
  dependencies: Pick<CliDependencies, 'engine' | 'commandText'>,
  today: string,
  isAddressed: (index: number) => boolean = () => false,
): readonly ConversationTurn[] {
  const conversation = createMemoryConversation(dependencies.engine(), commandContext(today), false)
  return texts.map((text, index) => turnOf(conversation.interpret(text, isAddressed(index)), dependencies))
}

function turnOf(outcome: Outcome | ScenarioSet, dependencies: Pick<CliDependencies, 'commandText'>): ConversationTurn {
  switch (outcome.kind) {
    case 'scenario':
    case 'ignored':
      return outcome
    case 'asks':
      return { kind: 'asks', readAs: outcome.reading, scenario: outcome.scenario }
    case 'problem':
    case 'infeasible':
      return { kind: 'problem', problem: outcome.problem }
    case 'watch':
      return { kind: 'answer', text: watchNotKeptText }
    case 'file':
      return { kind: 'answer', text: plainText(fileContent(outcome, dependencies)) }
    case 'answer':
      return outcome.detail?.kind === 'help'
        ? { kind: 'problem', problem: help() }
        : { kind: 'answer', text: plainText(outcome.content) }
    case 'plan':
    case 'report':
    case 'run':
    case 'run callback':
    case 'watch end':
      return { kind: 'answer', text: plainText(outcome.content) }
  }
}

function turnJson(turn: ConversationTurn): Readonly<Record<string, unknown>> {
  switch (turn.kind) {
    case 'scenario':
      return { spec: scenarioDocument(turn.scenario) }
    case 'problem':
      return { problem: turn.problem }
    case 'asks':
      return { asks: { readAs: turn.readAs, spec: scenarioDocument(turn.scenario) } }
    case 'ignored':
      return { ignored: true }
    case 'answer':
      return { answer: turn.text }
  }
}

/** Every turn as a person reads it: plans with their GPUs, hours and dollars. */
function conversationText(
  texts: readonly string[],
  dependencies: Pick<CliDependencies, 'engine' | 'commandText' | 'renderContextOn'>,
  today: string,
  terminal: Terminal,
): string {
  const conversation = createMemoryConversation(dependencies.engine(), commandContext(today), false)
  return texts
    .map((text) => {
      const isFirst = conversation.isNew()
      const outcome = conversation.say(text)
      return outcome.kind === 'ignored'
        ? '(left alone: nothing here changes the plan)'
        : outcomeText(outcome, isFirst, dependencies, today, terminal)
    })
    .join('\n\n')
}
