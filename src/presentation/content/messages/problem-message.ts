/** A problem of a request: what was read, what was not, what comes closest, and what to type instead. */
import type { Infeasible } from '../../../recommend/recommendation.ts'
import type { Problem } from '../../../scenario/problem.ts'
import { toOneLine } from '../../format/truncate.ts'
import type { RenderContext } from '../../render-context.ts'
import {
  bullet,
  code,
  command,
  joinSpans,
  line,
  lines,
  type MessageContent,
  strong,
  textBlock,
} from '../message-content.ts'
import { isInfeasible, type NearMissText, nearMissTexts, unmentionedTerms } from '../problem.ts'
import { helpMessage } from './help-message.ts'

/** How a suggestion is typed: as a command, or as a reply in the thread. */
export type SuggestionStyle = 'command' | 'reply'

const maxSuggestions = 4
const maxMessageLength = 600
const maxSuggestionLength = 200

/** `style`: whether suggestions are commands to type or replies in a thread. */
export function problemMessage(
  problem: Problem | Infeasible,
  renderContext: RenderContext,
  style: SuggestionStyle = 'command',
): MessageContent {
  if (problem.kind === 'help') return helpMessage(renderContext)
  const nearMisses = nearMissTexts(problem, renderContext.names)
  const message = toOneLine(problem.message, maxMessageLength)
  const terms = unmentionedTerms(problem)
  const suggestions = suggestionsOf(problem, style)
    .slice(0, maxSuggestions)
    .map((text) => toOneLine(text, maxSuggestionLength))
  return {
    text: [
      line(message),
      ...(terms.length === 0 ? [] : [line(`Not understood: ${terms.join(', ')}.`)]),
      ...lines(nearMisses.map(nearMissSentence)),
      ...(suggestions.length === 0
        ? []
        : [line('Try: ', ...joinSpans(style === 'command' ? suggestions.map(command) : suggestions, ' | '))]),
    ],
    blocks: [
      textBlock([
        line(strong(message)),
        ...(terms.length === 0 ? [] : [line('Not understood: ', ...joinSpans(terms.map(code), ', '))]),
      ]),
      ...(nearMisses.length === 0
        ? []
        : [textBlock([line(strong('Closest, and what must give')), ...nearMisses.map(nearMissBullet)])]),
      ...(suggestions.length === 0
        ? []
        : [
            textBlock([
              line(style === 'command' ? 'Try' : 'Reply, for example'),
              ...suggestions.map((text) => bullet(style === 'command' ? command(text) : code(text))),
            ]),
          ]),
    ],
  }
}

/** In a thread the closest plan takes a short reply, not the whole question. */
function suggestionsOf(problem: Problem | Infeasible, style: SuggestionStyle): readonly string[] {
  if (style === 'command' || !isInfeasible(problem)) return problem.suggestions
  const replies = problem.nearest.flatMap(({ reply = '' }) => (reply === '' ? [] : [reply]))
  return [...new Set(replies), 'undo']
}

const nearMissBullet = ({ plan, figures, concessions }: NearMissText) =>
  concessions === '' ? bullet(`${plan}, ${figures}`) : bullet(strong(concessions), `\n     ${plan}, ${figures}`)

const nearMissSentence = ({ plan, figures, concessions }: NearMissText): string =>
  `Closest: ${plan}, ${figures}${concessions === '' ? '' : `; what must give: ${concessions}`}.`
