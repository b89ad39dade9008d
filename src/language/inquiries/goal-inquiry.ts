/** "5,000 support chats, our own chatbot": what it is for, and the data, but no model. */
import type { GoalFacts } from '../../catalog/inquiry-facts.ts'
import { type Scenario, emptySpec } from '../../scenario/scenario.ts'
import { leftOutWords, withUnused } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const goalWords =
  /\b(?:(?:chat|support|help)? ?bots?|chatbots?|assistants?|copilot|(?:our|my|your|their) own (?:ai|model|llm|gpt|chatgpt)|own (?:ai|llm|gpt|chatgpt)|knows?|answers?|writes? like|sounds? like|talks? like)\b/i
/** What is to be known by heart is better looked up. */
const factWords =
  /\b(?:knows?|handbooks?|manuals?|wiki|documentation|docs|policies|policy|pages|pdfs?|knowledge|facts|articles)\b/i
/** Words of a wish that say what the model is for. */
const wishWords = /\b(?:bots?|chatbots?|assistants?|copilot|own|knows?|company|handbook|support|them|us)\b/i

export function readGoal({ text, understanding, facts: { goals } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (!goalWords.test(text) || draft.issues.length > 0) return null
  if (draft.get('params') !== null || draft.get('tokens') === null) return null
  const guessed = withGuesses(draft.finish(), text, goals)
  const unused = leftOutWords(understanding).filter((words) => !wishWords.test(words))
  return { kind: 'goal', scenario: withUnused(guessed, unused) }
}

function withGuesses(asked: Scenario, text: string, goals: GoalFacts): Scenario {
  const { spec } = asked
  const namesEpochs = /\b(?:epochs?|passes)\b/i.test(text)
  const epochs = namesEpochs ? 1 : goals.epochs.base
  const guesses = [
    `an ${goals.params.base / 1e9}B model`,
    ...(spec.method === null ? ['LoRA'] : []),
    ...(namesEpochs ? [] : [`${epochs} passes over the data`]),
  ]
  const notes = [
    `Guessed: ${guesses.join(', ')}; name others to have them.`,
    ...(factWords.test(text)
      ? [
          'Mind: for answers from documents, retrieval (search, then answer) is usual; training teaches manner more than facts.',
        ]
      : []),
  ]
  const { corpus } = asked
  return {
    ...asked,
    spec: {
      ...emptySpec,
      ...spec,
      params: goals.params.base,
      method: spec.method ?? goals.method,
      tokens: (spec.tokens ?? 0) * epochs,
    },
    notes: [...notes, ...asked.notes],
    remarks: [...notes.map((note) => ({ field: null, text: note })), ...(asked.remarks ?? [])],
    ...(corpus === undefined ? {} : { corpus: { ...corpus, epochs: corpus.epochs * epochs } }),
  }
}
