/** "I have Colab Pro, do I need to rent anything?": a notebook that is paid for, and the text without it. */
import { collapseSpaces } from '../text/characters.ts'

export type PaidNotebook = { readonly words: string; readonly rest: string }

const notebook =
  /\b(?:(?:on|with|in|using|via|have|has|got|own|through|w) ?\/? ?)?(?:(?:a|an|my|the|our|just|only) ){0,2}(?:google )?colab(?:oratory)?\b(?: ?(?:pro ?\+?|plus|enterprise|paid|notebooks?|subscription|account|plan|membership|units?|credits?)){0,4}/giu
/** It is part of the question about it. */
const needAsked =
  /[,;]?\s{0,2}(?:\b(?:so|or|and) )?\b(?:do|would|should|must|will) (?:i|we) (?:really |even |still )?(?:need|have) (?:to )?(?:rent|pay|buy)(?: for)?(?: any\w*| some\w*| more| gpus?| a gpu| extra| it)?\??|[,;]?\s{0,2}\b(?:is (?:it|that) enough|enough)\b\??/giu
const isOther =
  /\bfree\b|\bkaggle\b|\bcolab[- ](?:ish|style|like)\b|\b(?:not|no|without|outgrown|left|leav\w+|off|from|instead of|beyond|than) (?:google )?colab\b/iu
const longest = 400

/** Null where none is named, or a free one is. */
export function paidNotebookIn(text: string): PaidNotebook | null {
  if (text.length > longest || isOther.test(text)) return null
  const words = notebook.exec(text)?.[0]
  notebook.lastIndex = 0
  if (words === undefined) return null
  return { words: words.trim(), rest: collapseSpaces(text.replaceAll(notebook, ' ').replaceAll(needAsked, ' ')) }
}
