/** The features of a labelled turn, as the reader would see it in its thread. */
import { parseCommand } from '../../language/command.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { localRequest } from '../../language/locales/local-request.ts'
import { understand } from '../../language/pipeline.ts'
import { topicOfText } from '../../language/questions/topic-of-text.ts'
import { rewriteColloquialisms } from '../../language/replies/colloquialisms.ts'
import { turnSignals } from '../../language/replies/turn-signals.ts'
import { actFeatures } from '../../language/text/act-features.ts'
import { type NormalizedText, normalize, withWords } from '../../language/text/normalize.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** Plans in turn for the lines that come without their thread. */
const otherPlans = [
  '70b 2B tokens',
  '8b 100M tokens lora under $500',
  'llama 3.1 70b 500M tokens 8xH100',
  'qwen3 14b 25k examples avg 900 tokens 2 epochs qlora',
]
const today = '2026-01-05'

/** A labelled turn in the words that the reader sees. */
export function plainTurn(text: string, vocabulary: Vocabulary): NormalizedText {
  const normalized = normalize(localRequest(text, vocabulary, true)?.english ?? text)
  return withWords(normalized, rewriteColloquialisms(normalized.text, vocabulary.replyWords))
}

/** Features of line after line; the same from the same lines. */
export function turnFeatures(vocabulary: Vocabulary): (text: string, plan: string | undefined) => readonly number[] {
  const scenarios = new Map<string, Scenario | null>()
  const scenarioOf = (plan: string): Scenario | null => {
    const known = scenarios.get(plan)
    if (known !== undefined) return known
    const parsed = parseCommand(plan, vocabulary, today)
    const scenario = 'scenario' in parsed ? parsed.scenario : null
    scenarios.set(plan, scenario)
    return scenario
  }
  let next = 0
  return (text, plan) => {
    const other = otherPlans[next++ % otherPlans.length] ?? ''
    const base = scenarioOf(plan ?? other) ?? scenarioOf(other)
    if (base === null) throw new Error(`no plan: ${other}`)
    const plain = plainTurn(text, vocabulary)
    const understanding = understand(plain, { mode: 'thread', vocabulary, today, base })
    const { topic, matched } = topicOfText(plain.text, vocabulary)
    return actFeatures(plain.text, turnSignals(understanding, base, matched?.id ?? topic, vocabulary))
  }
}
