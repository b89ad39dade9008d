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
/** "Free if possible", "for nothing", "we have no money": of any such notebook. */
const wished =
  /[,;.:-]?\s{0,3}\b(?:(?:ideally|preferably|must be|should be|has to be) (?:for )?free\b(?! of )|(?:for )?free(?: of charge)? (?:if (?:possible|i can|we can|that works|it's possible)|please|ideally|preferably|would be (?:best|nice|great|ideal))|for free|without paying(?: anything)?|(?:i|we)(?: have|'ve)(?: got)? (?:no|zero) (?:money|budget)(?! (?:limit|cap|constraint|set|yet))(?: at all)?|(?:i|we) (?:can't|cannot|don't want to|won't) pay anything)\b/iu
const maxLength = 400

const freely = 'Free on Colab or Kaggle'

/** Null where none is asked about. */
export function freeNotebookIn(text: string): FreeNotebook | null {
  if (text.length > maxLength) return null
  const found = asked.exec(text) ?? placed.exec(text)
  const lead = found === null ? before.exec(text) : null
  const wish = found === null && lead === null ? wished.exec(text)?.[0] : undefined
  if (wish !== undefined)
    return { name: freely, words: wish.trim(), rest: text.replace(wish, ' ').replaceAll(/ +/gu, ' ').trim() }
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
