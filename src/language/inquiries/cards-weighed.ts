/** "A 4090 on vast, an L40S, or just an h100 for an hour: what is better value?", "A100 or H100?": cards that are weighed for one job. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

export type CardsWeighed = {
  /** In their order: the words of the card with its number and its seller, and for how long it would be rented. */
  readonly cards: readonly { readonly words: string; readonly time: string | null }[]
  /** The text without them, and without the words of value. */
  readonly rest: string
  /** Each has one of them in mind, and who is right is asked. */
  readonly isDisagreed?: true
}

const value =
  /\b(?:(?:what(?:'s|s| is)?|which(?: gpu| card| one)?(?: is| gives)?|is it|the) ){0,2}(?:(?:a |the )?(?:better|best|good|more|most) (?:value|deal|bang)(?: for (?:the |my |our )?(?:buck|money|dollar|price))?|(?:more|most|best|better) (?:per|for (?:the|my|our|each|a|every)) (?:dollar|money|buck|\$|euro|price)|bang for (?:the|my|our) buck|(?:most )?cost[- ]effective|worth (?:it|more)|price[- ]perf\w*|(?:cheaper|cheapest|faster|quicker)(?= ?[,:;?]| (?:for|an?|the|spot|on)\b|$))(?: to (?:rent|use|take))?\b/iu
/** How it would be paid for. */
const pricing = '(?:spot|pre-?emptible|on[- ]demand|reserved)'
const namesPricing = new RegExp(String.raw`\b${pricing}\b`, 'iu')
const item = new RegExp(
  String.raw`(?<words>(?:\b(?:an?|one|two|four|eight|a single|single|\d{1,2} ?x?) |(?<![\w.-])\d{1,2}[x×])?(?:\b${pricing} )?(?:(?<![\w.-])|(?<=(?<![\w.-])\d{1,2}[x×]))(?:${gpuPattern}|a10g|rtx 6000 ada)s?(?![\w-])(?: \d{2,3} ?gb| (?:40|48|80|94|96|141)g?(?![\w.%$]| ?(?:hours?|days?|gpus?|cards?|of)\b)| sxm\d?| pcie)?(?: (?:on |at |as )?${pricing}(?: prices?| rates?)?)?(?:,? (?:on|at|from|via) (?:the )?[\p{L}][\p{L}.]{2,14}(?: (?:community|secure|cloud|ai|labs))?)?)(?:,? (?<time>(?:for|over|all) (?:(?:an?|the|one|two|three|\d{1,3}|a couple of|couple of|a few|just an?) ?)?(?:hours?|hrs?|h|nights?|days?|afternoons?|weekends?|evenings?)\b))?`,
  'giu',
)
/** "Does an MI300X beat an H100", "is one H100 cheaper than 2 A100s" */
const beats =
  '(?:beats?|outperforms?|outruns?|(?:any |much |really |actually |a lot )?(?:cheaper|dearer|faster|quicker|slower|better|worse)(?: value)? than)'
const between = new RegExp(
  String.raw`^,? ?\(?(?:(?:${beats}|or|vs\.?|versus|than|against|compared? (?:to|with)|\/) ?)?(?:(?:an?|one|the|to|just|older|newer|used|cheaper|bigger|smaller|rather|maybe|even|simply|else|take|use|rent|renting|get|go with|instead) ?){0,3}$`,
  'iu',
)
const joins = new RegExp(String.raw`^,? ?\(?(?:${beats}|or|vs\.?|versus|than|against|compared? (?:to|with)|\/|,)`, 'iu')
const contrasts = new RegExp(String.raw`^,? ?(?:${beats}|vs\.?|versus|against|compared? (?:to|with))(?!\w)`, 'iu')
/** "A100 or H100?": one is to be named, where neither is asked for by what it can do. */
const asksWhich = /^ ?(?:\?|for (?:this|that|it|the job)\?|[,;:–-] ?(?:which|what|and why)\b)/iu
const asksBefore =
  /\b(?:which|what)(?: (?:one|card|gpu|of (?:these|them|the two)))? (?:would|should|do|will|is|to|shall) ?(?:you|we|i)?\b(?: rather)?(?: (?:pick|take|choose|use|rent|prefer|recommend|get|go (?:for|with)|buy))?|\b(?:should|shall|would) (?:i|we|you) (?:rather )?(?:rent|take|use|get|pick|choose|go (?:for|with)|prefer|book|hire)\b|\b(?:i |we )?(?:can['’]?t decide|undecided|torn|pick|choose|deciding|choosing)(?: between)?\b/iu
const leavesOpen =
  /\b(?:(?:do|does)(?:n['’]?t| not) (?:care|mind|matter)|either(?! (?:way|by|at|on)\b)|whichever|whatever|any of|fine with|both (?:fine|ok)|enough|suffic\w*|fits?|will (?:it )?do)\b/iu
/** What is said of one of them once more: what somebody heard, what it has. */
const toldAgain = new RegExp(
  String.raw`(?:^|(?<=[.!?;] ))(?:[^.!?;]{0,60}\b(?:read(?:ing)?|hear(?:d|ing)?|told|says?|said|seen?|seems?|apparently|supposedly|everyone|people)\b[^.!?;]{0,120}|(?:one |an? |the |a single )?(?:${gpuPattern})s? (?:has|have|is|are|comes? with|offers?)\b[^.!?;]{0,120})(?:[.!?;]|$)`,
  'giu',
)
/** "H200 or H100 for qwen 72b lora": nothing but the cards stands before it. */
const isForJob = /^s? (?:for|to (?:train|fine-?tune|do|run))\b/iu
const [fewest, most] = [2, 4]
/** Characters before a list that a question begins with. */
const opening = 10
const longest = 600

/** "My boss wants an H100, I say a 4090 is enough. Who is right?": each of two has a card in mind. */
const says =
  /\b(?:says?|said|thinks?|thought|wants?|wanted|insists?|claims?|swears?|recommends?|suggests?|prefers?|planned|plan on|assumed?|would (?:take|rent|use)|is enough|will do|would do)\b/giu
const whoIsRight =
  /\bwho(?:['’]?s| is| was) (?:right|wrong|correct)\b|\b(?:is|are|was) (?:he|she|they|my \w+|the \w+|that) (?:right|wrong|correct)\b|\bwhich (?:one|of (?:the two|them|these|us))(?: is it| is right| should (?:i|we) (?:take|rent|use))?(?= ?\?|$)|\bwho should i (?:believe|listen to|trust)\b|[.,!] ?(?:right|correct|true|agree)(?= ?\?)/iu
/** Nobody names it, and it is the fastest that people have. */
const gamingCard = /\b(?:gaming|consumer|gamer(?:'s)?) (?:cards?|gpus?|graphics cards?)\b/giu

function disagreedIn(typed: string): CardsWeighed | null {
  if (!whoIsRight.test(typed) || [...typed.matchAll(says)].length < fewest) return null
  const text = typed.replaceAll(gamingCard, 'RTX 4090')
  const found = listed(text)
  const names = found.map(({ groups = {} }) => groups['words'] ?? '')
  if (found.length !== fewest) return null
  const rest = found.reduce((left, [whole]) => left.replace(whole, ' '), text.replace(whoIsRight, ' '))
  return { cards: names.map((words) => ({ words, time: null })), rest: collapseSpaces(rest).trim(), isDisagreed: true }
}

/** "Between an A100 and an L40S" */
const orForAnd = (gap: string): string => gap.replace(/^and\b/iu, 'or')

const listed = (text: string): readonly RegExpMatchArray[] => [...text.matchAll(item)]

/** "4x L40S or A100", "4 L40S vs A100s": one number before the first card counts the others; else empty. */
function sharedCount([first, ...others]: readonly { readonly words: string; readonly before: string }[]): string {
  const [count] = /^(?:two|four|eight|\d{1,2} ?[x×]?) ?(?=\D)/iu.exec(first?.words ?? '') ?? []
  const areBare = others.every(
    ({ words, before }) =>
      !/^(?:an?|one|two|four|eight|single|\d{1,2} ?[x×]?) ?(?=[a-z])/iu.test(words) &&
      (/(?:\bor|\band|\/) ?$/iu.test(before) || /s$/iu.test(words)) &&
      !/\b(?:an?|one|single|my|our) ?$/iu.test(before),
  )
  return count === undefined || !areBare ? '' : `${count.trim()} `
}

/** Null where no list of cards is weighed by value, or none of them has a seller or a time of its own. */
export function cardsWeighedIn(typed: string): CardsWeighed | null {
  if (typed.length > longest || /[$€£]|\d\.\d\d\b/u.test(typed)) return null
  const disagreed = disagreedIn(typed)
  if (disagreed !== null) return disagreed
  // The list itself stands in no such sentence.
  const text = typed.replaceAll(toldAgain, (sentence) => (listed(sentence).length < fewest ? ' ' : sentence))
  const found = [...text.matchAll(item)].map(({ 0: whole, groups = {}, index }) => ({
    words: groups['words'] ?? '',
    time: groups['time'] ?? null,
    from: index,
    to: index + whole.length,
  }))
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined || found.length < fewest || found.length > most) return null
  const isBetween = /\bbetween (?:an? |the )?$/iu.test(text.slice(0, first.from))
  const gaps = found
    .slice(1)
    .map(({ from }, at) => text.slice(found[at]?.to ?? 0, from).trim())
    .map(isBetween ? orForAnd : String)
  if (gaps.some((gap) => !between.test(gap)) || !gaps.some((gap) => joins.test(gap))) return null
  const isOwn = found.some(
    ({ words, time }) => time !== null || namesPricing.test(words) || / (?:on|at|from|via) /iu.test(words),
  )
  const behind = text.slice(last.to)
  const isAsked =
    asksBefore.test(text) ||
    (first.from < opening && (behind.includes('?') || (first.from < 1 && isForJob.test(behind))))
  const isContrast = gaps.some((gap) => contrasts.test(gap)) || asksWhich.test(behind) || isAsked
  if (!value.test(text) && !isOwn && (!isContrast || leavesOpen.test(text))) return null
  const shared = sharedCount(found.map(({ words, from }) => ({ words, before: text.slice(0, from) })))
  return {
    cards: found.map(({ words, time }, at) => ({ words: at === 0 ? words : `${shared}${words}`, time })),
    rest: collapseSpaces(
      `${text.slice(0, first.from)} ${text.slice(last.to)}`.replace(value, ' ').replace(asksBefore, ' '),
    )
      .replace(/\b(?:should i |should we |do i |do we )?(?:take|use|rent|get|go with)\b(?= ?(?:[,.:;?]|$))/iu, ' ')
      .trim(),
  }
}
