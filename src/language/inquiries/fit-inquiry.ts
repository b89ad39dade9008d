/** "Does a 32b qlora fit on a 4090?": a model and GPUs without data. */
import { ignoredWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const fitWords =
  /\b(?:fits?|fitting|squeeze|possible|feasible|doable|realistic|viable|enough|suffic\w+|works?|runs?|running|oom|out of memory|handle|holds?|v?ram|memory|(?:can|could) (?:i|we|you|u|one|it|this|that|my|our|a|an|the)|(?:i|we|you|u|one|it) (?:can|could)|can u|true|bs|bullshit|insane|crazy|sane|any good|good for|overkill|make sense|makes sense|too (?:big|small|weak)|hopeless|stupid|dumb|ok|okay|do (?:it|this|that)|worth)\b/i
/** These ask for hours or dollars, which need data. */
const otherFigures =
  /\b(?:(?:better|best|more|good) (?:value|deal|bang)|per token|price[- ]perf\w*)\b|\b(?:how (?:long|much(?! (?:v?ram|memory)))|costs?|price|cheap\w*|expensive|fast\w*)\b|[$€£]/i

/** Null where data, dollars or hours are spoken of, or the model or the GPU is missing. */
export function readFit({ text, understanding }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  // "phi-4 qlora 16k on a 24 GB card?" asks nothing else.
  const isAsked = fitWords.test(text) || text.includes('?')
  if (!isAsked || otherFigures.test(text) || draft.issues.length > 0) return null
  if (draft.get('params') === null || draft.get('gpus') === null || draft.get('tokens') !== null) return null
  return { kind: 'fit', spec: draft.finish().spec, unused: ignoredWords(understanding) }
}

const cardMemory =
  /\b(on|in|into|within|with|have|a|an|one|only|is|are|does|would|will|if) (\d{1,3}) ?(?:gb|gib|g)\b(?! ?(?:of (?!v?ram|memory)|gpu|card))(?: ?(?:of )?(?:v?ram|memory))?/i

/** "24 GB" in a question of fit is a card's memory, not an amount of text. */
export const withCardMemory = (text: string): string =>
  /\b(?:fits?|fitting|squeeze|oom|v?ram|enough|(?:can|could) (?:i|we|you|one|u)|possible|feasible|doable)\b|\bgb card\b|\?\?/i.test(
    text,
  )
    ? text.replace(cardMemory, '$1 $2 gb gpu')
    : text
