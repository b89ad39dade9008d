/** "Is free Colab ok?", "can Kaggle do it": a notebook that is given for nothing, and the text without it. */

export type FreeNotebook = { readonly name: string; readonly words: string; readonly rest: string }

const notebook = String.raw`(?:(?:the |a )?(?:free(?:[- ]tier)? (?:google )?colab|(?:google )?colab(?:'s)? free(?:[- ]tier)?|kaggle(?:'s)?(?: (?:free|notebooks?|gpus?|kernels?))*|free (?:t4|gpu notebooks?|notebooks?))(?: (?:gpus?|t4|tier|notebooks?|version))?(?: ?(?:/|or|and) ?(?:free )?(?:google )?(?:colab|kaggle))?)`
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
/** A card of one's own that is free is one that nobody uses. */
const unowned = String.raw`(?<!\b(?:our|my|their|his|her|we|i|have|has|got|gets?|the|one|two|three|four|next|first|\d{1,3}) )`
/** "Free if possible", "a free GPU", "for nothing", "we have no money": of any such notebook. */
const wished = new RegExp(
  String.raw`[,;.:-]?\s{0,3}\b(?:(?:ideally|preferably|must be|should be|has to be) (?:for )?free\b(?! of )|(?:for )?free(?: of charge)? (?:if (?:possible|i can|we can|that works|it's possible)|please|ideally|preferably|would be (?:best|nice|great|ideal))|for free|(?:student[ ,:]{1,3})?(?:with )?(?:no|zero) money(?! (?:limit|cap|constraint|set|yet|for|to|on|in))(?: at all)?|(?:is there |are there )?(?:(?:an?|any|some|only|just|on|with|using|use|want|need) ){0,3}${unowned}free(?:[- ]tier)? (?:gpus?(?: time)?|t4s?|p100s?|compute|cards?|tier(?: gpus?)?)\b(?! (?:is|are|at|in|on) (?:our|my|the)\b)|without paying(?: anything)?|(?:i|we)(?: have|'ve)(?: got)? (?:no|zero) (?:money|budget)(?! (?:limit|cap|constraint|set|yet))(?: at all)?|(?:(?:i|we) )?(?:can't|cannot|can not|don't want to|won't) (?:pay|spend)(?: for)? anything|(?:with|on|without)(?: (?:any|an?|no|zero|almost no))? (?:budget|money)(?= ?(?:[.,;:!?]|$))|(?:i|we)(?: have|'ve)(?: got)? (?:almost |nearly |basically |really )?no (?:money|budget|funds)(?: almost)?(?! (?:limit|cap|constraint|set|yet)))\b`,
  'iu',
)
const maxLength = 400
/** It is where the data come from. */
const isSource =
  /\b(?:data ?sets?|data|competition|csv)\b.{0,20}\b(?:on|from|at) kaggle\b|\bkaggle (?:data ?sets?|data|competitions?|challenges?|csv)\b/iu

const freely = 'Free on Colab or Kaggle'

const cards = String.raw`\(?(?:\d ?[x×] ?|two |a |one |dual )?(?:t4s?|p100)\b\)?`
/** "Google Colab free T4", "kaggle gives me 30h 2xT4 weekly", "my free kaggle quota". */
const mention = new RegExp(
  String.raw`(?:(?:on|with|using|in) )?(?:(?:the|a|an|my|our|only|just) ){0,2}(?:free(?:[- ]tier)? )?(?:google )?\b(?:colab|kaggle)\b(?:['’]s)?(?: ?(?:\/|\+|&|,|or|and) ?(?:the )?(?:free )?(?:google )?(?:colab|kaggle)\b)?(?: (?:free|tier|version|gives?|offers?|has|with|lets|account|quota|notebooks?|gpus?|kernels?|weekly|week|(?:me|us|you|we|a|the|only|nvidia|for|per|of)\b|\d{1,2} ?h(?:ours|rs)?|${cards})){0,9}`,
  'iu',
)
const isPaid = /\bcolab (?:pro|enterprise|plus)\b|\bcompute units\b|\bpay[- ]as\b/iu
const isFree = /\bfree\b|\bkaggle\b|\bfor nothing\b|\bt4\b[^.;]{0,30}\bcolab\b|\bcolab\b[^.;]{0,20}\bt4\b/iu
/** What is asked of it, which is none of the job. */
const asides =
  /(?:[,;]?\s)?(?:\bor will (?:it|they) kick me out|\bkick(?:ed|s)? (?:me )?out|\bgood enough(?: for)?|\benough for\b|\bhow many weeks(?: (?:for|does|would|will))?(?: it take)?(?: (?:to|for))?|,? ?(?:versus|vs\.?|or) just paying(?: for something)?|\bor (?:should|do) i (?:just )?(?:pay|rent)\b[^.?!]{0,20}|\bcan i\b|\bthere\b)/giu
/** "Can 2x T4 do …", of "can Kaggle's 2x T4 do …". */
const leadingCards = new RegExp(String.raw`^can ${cards}\s`, 'iu')
const cardsAlone = new RegExp(cards, 'giu')

/** Where one is named with its cards or hours, the job is the rest. */
function mentionedIn(text: string, typed: string): FreeNotebook | null {
  const found = isFree.test(typed) && !isPaid.test(typed) ? mention.exec(text)?.[0] : undefined
  if (found === undefined) return null
  const rest = text
    .replace(found, ' ')
    // "… and no money": the same wish once more.
    .replace(wished, ' ')
    .replaceAll(cardsAlone, ' ')
    .replaceAll(asides, ' ')
    .replace(/\bfree\b/iu, ' ')
    .replaceAll(/\s{2,9}/gu, ' ')
    .replace(/^[\s.,;:—–-]{1,9}/u, '')
    .trim()
  return { name: nameOf(found), words: found.trim(), rest }
}

/** The job without the cards that such a notebook gives. */
export const withoutItsCards = (rest: string): string => rest.replace(leadingCards, 'can ')

/** Of both where both are named. */
const nameOf = (words: string): string =>
  !/kaggle/iu.test(words) ? 'Colab' : /colab/iu.test(words) ? freely : 'Kaggle'

/** "I have a T4 on Kaggle", "with the T4 from Colab": the card is the notebook's. */
const cardOf = new RegExp(
  String.raw`(?:\b(?:i|we)(?:['’]ve| only| just)? )?(?:\b(?:have|got|get|gets|use|using|with|on|via) ){0,2}(?:(?:the|my|only|just|free) ){0,2}${cards},? \(?(?:(?:that |which )?(?:i|we) (?:get|have|got) )?(?:on|from|at|via|in|of)(?= (?:(?:the|my|free|google) ){0,2}(?:colab|kaggle)\b)`,
  'iu',
)

/** Null where none is asked about. */
export function freeNotebookIn(typed: string): FreeNotebook | null {
  if (typed.length > maxLength || isSource.test(typed)) return null
  const text = typed.replace(cardOf, 'on')
  const found = asked.exec(text) ?? placed.exec(text)
  const lead = found === null ? before.exec(text) : null
  const whole = found === null && lead === null ? mentionedIn(text, typed) : null
  if (whole !== null) return whole
  const wish = found === null && lead === null ? wished.exec(text)?.[0] : undefined
  if (wish !== undefined)
    return { name: freely, words: wish.trim(), rest: text.replace(wish, ' ').replaceAll(/ +/gu, ' ').trim() }
  const words = (found ?? lead)?.[0]
  if (words === undefined) return null
  return {
    name: /colab|kaggle/iu.test(words) ? nameOf(words) : 'such a notebook',
    words: words.trim(),
    rest: text
      .replace(words, lead === null ? ' ' : 'can ')
      .replaceAll(/ +/gu, ' ')
      .trim(),
  }
}
