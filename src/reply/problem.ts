/** What a user caused, told to that user alone: what was read, what was not, and what to type instead. */
import type { Message } from './message.ts'
import type { Infeasible, NearMiss } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import { bullets, section } from './blocks.ts'
import { duration, durationRange, usd, usdRange } from './format.ts'
import { command, helpMessage } from './help.ts'
import type { Manner } from './manner.ts'
import { clip, code, escape, oneLine } from './mrkdwn.ts'
import { methodName, planName, providerName } from './names.ts'

/** How a suggestion is typed: as a command, or as a reply in the thread. */
export type Typed = 'command' | 'reply'

/** A message for every kind of problem. Ephemeral: the shell decides that, not this. */
export function problemMessage(problem: Problem | Infeasible, manner: Manner, typed: Typed = 'command'): Message {
  if (problem.kind === 'help') return helpMessage(manner)
  const nearest = isInfeasible(problem)
    ? problem.nearest.slice(0, mostNearest).map((miss) => nearMiss(miss, manner))
    : []
  const message = oneLine(problem.message, longestMessage)
  const terms = unmentioned(problem)
  const suggestions = suggestionsOf(problem, typed)
    .slice(0, mostSuggestions)
    .map((text) => oneLine(text, longestSuggestion))
    .map((text) => (typed === 'command' ? command(text) : text))
  return {
    text: clip(escape(sentences(message, terms, nearest, suggestions).join('\n')), longestText),
    blocks: [
      section([
        `*${escape(message)}*`,
        ...(terms.length === 0 ? [] : [`Not understood: ${terms.map(code).join(', ')}`]),
      ]),
      ...(nearest.length === 0
        ? []
        : [section(['*Closest, and what must give*', ...bullets(nearest.map(nearestLine))])]),
      ...(suggestions.length === 0
        ? []
        : [section([typed === 'command' ? 'Try' : 'Reply, for example', ...bullets(suggestions.map(code))])]),
    ],
  }
}

/** In a thread what is closest is had by a reply, not by the whole question. */
function suggestionsOf(problem: Problem | Infeasible, typed: Typed): readonly string[] {
  if (typed === 'command' || !isInfeasible(problem)) return problem.suggestions
  const replies = problem.nearest.flatMap(({ reply = '' }) => (reply === '' ? [] : [reply]))
  return [...new Set(replies), 'undo']
}

const mostNearest = 3
const mostSuggestions = 4
const longestMessage = 600
const longestSuggestion = 200
const longestText = 2900

/** One of the closest options: what it is, and what must give for it. */
type Near = { readonly plan: string; readonly figures: string; readonly gives: string }

function isInfeasible(problem: Problem | Infeasible): problem is Infeasible {
  return problem.kind === 'infeasible' && 'nearest' in problem
}

function nearMiss({ option, gives }: NearMiss, { names }: Manner): Near {
  return {
    plan: `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`,
    figures: `${duration(option.hours.p50)} (${durationRange(option.hours)}), ${usd(option.usd.p50)} in total (${usdRange(option.usd)})`,
    gives: gives.map((give) => oneLine(give, 120)).join(', '),
  }
}

function nearestLine({ plan, figures, gives }: Near): string {
  return `${gives === '' ? '' : `*${escape(gives)}*\n     `}${escape(plan)}, ${escape(figures)}`
}

/** Terms that the sentence itself does not name. */
function unmentioned({ message, terms, kind }: Problem): readonly string[] {
  if (kind !== 'unknown' && kind !== 'bad-value' && kind !== 'conflict') return []
  return terms
    .filter((term) => term.trim() !== '' && !message.includes(term))
    .map((term) => oneLine(term, 60))
    .slice(0, 6)
}

function sentences(
  message: string,
  terms: readonly string[],
  nearest: readonly Near[],
  suggestions: readonly string[],
): readonly string[] {
  return [
    message,
    ...(terms.length === 0 ? [] : [`Not understood: ${terms.join(', ')}.`]),
    ...nearest.map(
      ({ plan, figures, gives }) => `Closest: ${plan}, ${figures}${gives === '' ? '' : `; what must give: ${gives}`}.`,
    ),
    ...(suggestions.length === 0 ? [] : [`Try: ${suggestions.join(' | ')}`]),
  ]
}
