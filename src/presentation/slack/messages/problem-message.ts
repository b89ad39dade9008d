/** What a user caused, told to that user alone: what was read, what was not, and what to type instead. */
import type { SlackMessage } from '../slack-message.ts'
import type { Infeasible, NearMiss } from '../../../recommend/recommendation.ts'
import type { Problem } from '../../../scenario/problem.ts'
import { bulletLines, sectionBlock } from '../blocks/layout-blocks.ts'
import { formatDuration, formatDurationRange, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import { toSlashCommand, helpMessage } from './help-message.ts'
import type { RenderContext } from '../../render-context.ts'
import { truncate, inlineCode, escapeMrkdwn, toOneLine } from '../blocks/mrkdwn.ts'
import { methodName, planName, providerName } from '../../format/display-names.ts'

/** How a suggestion is typed: as a command, or as a reply in the thread. */
export type SuggestionStyle = 'command' | 'reply'

/** A message for every kind of problem. Ephemeral: the shell decides that, not this. */
export function problemMessage(
  problem: Problem | Infeasible,
  renderContext: RenderContext,
  style: SuggestionStyle = 'command',
): SlackMessage {
  if (problem.kind === 'help') return helpMessage(renderContext)
  const nearMisses = isInfeasible(problem)
    ? problem.nearest.slice(0, maxNearMisses).map((miss) => describeNearMiss(miss, renderContext))
    : []
  const message = toOneLine(problem.message, maxMessageLength)
  const terms = unmentionedTerms(problem)
  const suggestions = suggestionsOf(problem, style)
    .slice(0, maxSuggestions)
    .map((text) => toOneLine(text, maxSuggestionLength))
    .map((text) => (style === 'command' ? toSlashCommand(text) : text))
  return {
    text: truncate(escapeMrkdwn(problemSentences(message, terms, nearMisses, suggestions).join('\n')), maxTextLength),
    blocks: [
      sectionBlock([
        `*${escapeMrkdwn(message)}*`,
        ...(terms.length === 0 ? [] : [`Not understood: ${terms.map(inlineCode).join(', ')}`]),
      ]),
      ...(nearMisses.length === 0
        ? []
        : [sectionBlock(['*Closest, and what must give*', ...bulletLines(nearMisses.map(nearMissLine))])]),
      ...(suggestions.length === 0
        ? []
        : [
            sectionBlock([
              style === 'command' ? 'Try' : 'Reply, for example',
              ...bulletLines(suggestions.map(inlineCode)),
            ]),
          ]),
    ],
  }
}

/** In a thread what is closest is had by a reply, not by the whole question. */
function suggestionsOf(problem: Problem | Infeasible, style: SuggestionStyle): readonly string[] {
  if (style === 'command' || !isInfeasible(problem)) return problem.suggestions
  const replies = problem.nearest.flatMap(({ reply = '' }) => (reply === '' ? [] : [reply]))
  return [...new Set(replies), 'undo']
}

const maxNearMisses = 3
const maxSuggestions = 4
const maxMessageLength = 600
const maxSuggestionLength = 200
const maxTextLength = 2900

/** One of the closest options: what it is, and what must give for it. */
type NearMissText = { readonly plan: string; readonly figures: string; readonly concessions: string }

function isInfeasible(problem: Problem | Infeasible): problem is Infeasible {
  return problem.kind === 'infeasible' && 'nearest' in problem
}

function describeNearMiss({ option, gives }: NearMiss, { names }: RenderContext): NearMissText {
  return {
    plan: `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`,
    figures: `${formatDuration(option.hours.p50)} (${formatDurationRange(option.hours)}), ${formatUsd(option.usd.p50)} in total (${formatUsdRange(option.usd)})`,
    concessions: gives.map((concession) => toOneLine(concession, 120)).join(', '),
  }
}

function nearMissLine({ plan, figures, concessions }: NearMissText): string {
  return `${concessions === '' ? '' : `*${escapeMrkdwn(concessions)}*\n     `}${escapeMrkdwn(plan)}, ${escapeMrkdwn(figures)}`
}

/** Terms that the sentence itself does not name. */
function unmentionedTerms({ message, terms, kind }: Problem): readonly string[] {
  if (kind !== 'unknown' && kind !== 'bad-value' && kind !== 'conflict') return []
  return terms
    .filter((term) => term.trim() !== '' && !message.includes(term))
    .map((term) => toOneLine(term, 60))
    .slice(0, 6)
}

function problemSentences(
  message: string,
  terms: readonly string[],
  nearMisses: readonly NearMissText[],
  suggestions: readonly string[],
): readonly string[] {
  return [
    message,
    ...(terms.length === 0 ? [] : [`Not understood: ${terms.join(', ')}.`]),
    ...nearMisses.map(
      ({ plan, figures, concessions }) =>
        `Closest: ${plan}, ${figures}${concessions === '' ? '' : `; what must give: ${concessions}`}.`,
    ),
    ...(suggestions.length === 0 ? [] : [`Try: ${suggestions.join(' | ')}`]),
  ]
}
