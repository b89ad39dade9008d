/** "Is free Colab ok?", "can Kaggle do it": a notebook that is given for nothing, and the text without it. */

export type FreeNotebook = { readonly name: string; readonly words: string; readonly rest: string }

const notebook = String.raw`(?:(?:the |a )?(?:free(?:[- ]tier)? (?:google )?colab|(?:google )?colab(?:'s)? free(?:[- ]tier)?|kaggle(?:'s)?(?: (?:free|notebooks?|gpus?|kernels?))*|free (?:t4|gpu notebooks?|notebooks?))(?: (?:gpus?|t4|tier|notebooks?|version))?)`
const asked = new RegExp(
  String.raw`[,;.:-]?\s*\b(?:and |or |so |but )?(?:is|are|would|will|does|do|can|could)\s+${notebook}\s+(?:be )?(?:ok(?:ay)?|enough|fine|sufficient|good enough|do(?: it| this| the job)?|work(?: for (?:it|this|that))?|run (?:it|this)|handle (?:it|this)|cut it|suffice|possible)\b(?: for (?:it|this|that))?\??`,
  'iu',
)
const placed = new RegExp(
  String.raw`[,;]?\s*\b(?:on|in|with|via|using)\s+${notebook}(?:\s+(?:ok(?:ay)?|possible|doable|enough|feasible|realistic))?\??`,
  'iu',
)
const before = new RegExp(
  String.raw`\b(?:can|could|will|would|does) ${notebook}\s+(?=\d|run|train|do|handle|fine-?tune)`,
  'iu',
)
const maxLength = 400

/** Null where none is asked about. */
export function freeNotebookIn(text: string): FreeNotebook | null {
  if (text.length > maxLength || !/colab|kaggle|\bfree\b/iu.test(text)) return null
  const found = asked.exec(text) ?? placed.exec(text)
  const lead = found === null ? before.exec(text) : null
  const words = (found ?? lead)?.[0]
  if (words === undefined) return null
  return {
    name: /kaggle/iu.test(words) ? 'Kaggle' : /colab/iu.test(words) ? 'Colab' : 'such a notebook',
    words: words.trim(),
    rest: text
      .replace(words, lead === null ? ' ' : 'can ')
      .replaceAll(/ +/gu, ' ')
      .trim(),
  }
}
