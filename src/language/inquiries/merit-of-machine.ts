/** "Is it worth paying for B200s?", "is 8xH200 the minimum?": the merit of a machine that a job names, and the text without the question. */
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

export type MeritOfMachine = {
  /** The text with the machine, and without the question. */
  readonly rest: string
  /** The text with the machine that it is set against, where one is named: "worth paying for H200 over H100". */
  readonly other?: string
  /** Whether it is worth its price, or whether fewer would do. */
  readonly asks: 'worth' | 'least'
}

const card = String.raw`(?:${gpuPattern})s?`
const machine = String.raw`(?<machine>(?:(?:\d{1,3}|two|four|eight|sixteen)(?: ?[x×*] ?| )|(?:an?|one|a single|the|our|going) )?${card}(?![\w-])(?: (?:nodes?|box(?:es)?|servers?|machines?|gpus?|cards?))?)`
const spend = String.raw`(?:paying|renting|using|getting|taking|booking|going|spending|springing|splurging|upgrading|moving|having|it)`
const extra = String.raw`(?:(?: the| any)? (?:extra|more|up|over|on|for|to|with|the|price|premium|money|cost|markup|hourly|rate|higher)){0,4}`

const worth: readonly RegExp[] = [
  // "Is it worth paying for B200s", "does it make sense to rent H200s", "any point in using an H200"
  new RegExp(
    String.raw`(?:\b(?:if|whether) )?\b(?:(?:is|are|would|will|be|isn't|it|it's|that|there|does|do|we|i|really|even|much|any|be|makes?) ){0,4}(?:worth(?: it| our| my| the)?(?: while| money| time)?|(?:make )?sense|any (?:point|benefit|value|gain|advantage)|(?:pay|pays))(?: (?:to|in|of|for|from|if we|when we))?(?: ${spend}| rent| use| pay| take| get| book| go| spend)?${extra} ${machine}`,
    'iu',
  ),
  // "Should I pay extra for the H100"
  new RegExp(
    String.raw`\b(?:should|do|must|would) (?:i|we|you) (?:really |even |rather )*(?:pay|spend|splurge|spring|shell out)(?: (?:the )?(?:extra|more|up|money|premium|a premium)){0,2} (?:for|on) ${machine}`,
    'iu',
  ),
  // "Are H200s worth the extra money", "would B200s pay off"
  new RegExp(
    String.raw`\b(?:(?:is|are|would|will|do|does|and|if|whether) ){1,2}${machine} (?:be |really |actually |even |ever )*(?:worth(?: (?:it|the|its|their|paying|extra|more|premium|price|money|cost|markup|hourly|rate|higher|for)){0,4}|pay(?:s|ing)? (?:off|for (?:itself|themselves))|make sense)\b`,
    'iu',
  ),
]
const least: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:(?:is|are|would|will|and|if|whether) ){1,2}${machine} (?:be |really |actually |truly )*(?:the |our |my |a )?(?:(?:bare|absolute|real|hard) )*(?:minimum|least|smallest|fewest|floor|lower limit)\b(?: (?:(?:that|which|we|i|you|one|can|could|get|away|with|setup|config|hardware|machine|thing|possible|required|needed|have|there|to|need|go)\b ?){1,8})?`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:is|are) (?:the |our |my )?(?:(?:bare|absolute|real|hard) )*(?:minimum|least|smallest|fewest)(?: (?:setup|config|hardware|machine|here|needed|required|really|we need|you need)){0,2} ${machine}`,
    'iu',
  ),
  // "Could fewer than 8 H100s do it", "can we do with fewer than 8 H100"
  new RegExp(
    String.raw`\b(?:can|could|would|will|does|do) (?:(?:it|we|i|you|one|this|that|be|done|also|work|run|fit|do|go|get|away|by|on|with) ){0,5}(?:fewer|less) than ${machine}(?: (?:do|work|suffice|be enough|hold it|handle it|fit|do it))?\b`,
    'iu',
  ),
]
const setAgainst = new RegExp(
  String.raw`^ ?(?:over|instead of|rather than|versus|vs\.?|compared (?:to|with)|than) (?:an? |the |just )?(?<other>(?:\d{1,3} ?[x×]? ?)?${card})(?![\w-])`,
  'iu',
)
const otherWay =
  /\b(?:or|vs\.?|versus|over|instead of|rather than|compared (?:to|with)) (?:an? |the |just |stick with |staying on )?$/iu
const anyCard = new RegExp(String.raw`(?<![\w.])${card}(?![\w-])`, 'iu')
const quick =
  /\b(?:pay|spend|splurge|spring|shell|worth|sense|point|benefit|value|gain|advantage|pays?|minimum|least|smallest|fewest|fewer|less|floor|limit)\b/iu
const longest = 600

/** Null where no such question is asked, or other cards are named beside it: those are compared. */
export function meritOfMachineIn(text: string): MeritOfMachine | null {
  if (text.length > longest || !quick.test(text)) return null
  return found(text, worth, 'worth') ?? found(text, least, 'least')
}

function found(text: string, forms: readonly RegExp[], asks: MeritOfMachine['asks']): MeritOfMachine | null {
  for (const form of forms) {
    const match = form.exec(text)
    const named = match?.groups?.['machine']
    if (match === null || named === undefined) continue
    const behind = text.slice(match.index + match[0].length)
    const against = asks === 'worth' ? setAgainst.exec(behind) : null
    const without = `${text.slice(0, match.index)} ${against === null ? behind : behind.slice(against[0].length)}`
    if (anyCard.test(without) || otherWay.test(text.slice(0, match.index))) return null
    const job = collapseSpaces(without.replaceAll(/\s{0,3}[,;:]\s{0,3}(?=[.?!,]|$)/gu, ''))
      .replace(
        /^[\s.,;:?!]{0,4}(?:(?:(?:if|when) (?:i['’]?m|we['’]?re|i am|we are) (?:only |just )?(?:doing )?|to |for |with |on |just |only )){0,2}/iu,
        '',
      )
      .replace(/[\s.?!,]{1,4}$/u, '')
    const on = (each: string): string => `${job}, on ${each.replace(/^(?:an?|one|the|our|going|a single) /iu, '')}`
    const other = against?.groups?.['other']
    return { rest: on(named), asks, ...(other === undefined ? {} : { other: on(other) }) }
  }
  return null
}
