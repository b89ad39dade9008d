/** Two wishes in one text, "lora vs qlora", "2 l40s or 1 h100": each as a text of its own, for the asker to choose from. */
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { tokenize } from './text/tokenize.ts'

export type Choice = { readonly text: string; readonly scenario: Scenario }

/** Words between two values, or before both, that leave the choice open. */
const joiners = new Set(['or', 'vs', 'versus', 'either', 'and', 'compare', 'compared', 'maybe', 'alternatively'])

/**
 * The texts of a contradiction that are joined by an "or" and the like; none where it is a contradiction. In prose, where
 * nobody contradicts himself on purpose, whatever is said twice is a choice.
 */
export function choicesOf(
  text: string,
  problem: Problem,
  read: (text: string) => Scenario | null,
  isProse = false,
): readonly Choice[] {
  if (problem.kind !== 'conflict') return []
  if (!isProse && (text.length > longestChoice || !isOpenChoice(text.toLowerCase(), problem.terms))) return []
  const choices = problem.suggestions.flatMap((suggestion): Choice[] => {
    const scenario = read(suggestion)
    return scenario === null ? [] : [{ text: suggestion, scenario }]
  })
  return choices.length < 2 ? [] : choices
}

/** Characters of a text that can be typed again with either wish. */
const longestChoice = 300

function isOpenChoice(text: string, terms: readonly string[]): boolean {
  const [first = '', second = ''] = terms.map((term) => term.toLowerCase())
  const [one, other] = [text.indexOf(first), text.lastIndexOf(second)]
  if (one < 0 || other < 0 || first === '' || second === '') return false
  const between = text.slice(Math.min(one, other), Math.max(one, other))
  const opening = text.slice(0, Math.min(one, other))
  const words = [...tokenize(between), ...tokenize(opening).slice(0, 3)]
  return words.some((word) => joiners.has(word.text))
}
