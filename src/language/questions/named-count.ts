/** Numbers of GPUs and machines in a question that is about their number. */
import { gpuPattern } from '../text/gpu-pattern.ts'

/** So many GPUs or machines that a question names, and whether it asks for the reason. */
export type CountAsked = {
  /** null: it names no number; below one a share of those there are. */
  readonly count: number | null
  readonly unit: 'gpus' | 'nodes'
  readonly asksWhy?: true
  /** Whether so many are needed is asked, rather than whether so many do. */
  readonly asksNeed?: true
  /** What more of them bring is asked, so many times those there are where it names how many. */
  readonly isMore?: true
  readonly times?: number
  /** Whether the money stays as it is is asked of `count` of them, or whether the time falls as their number grows. */
  readonly asksSameMoney?: true
  readonly asksLessTime?: true
  /** The fewest that hold it are asked for. */
  readonly isFewest?: true
  /** It finds them few. */
  readonly isFew?: true
  /** What the asker takes for the reason: "context", "memory". */
  readonly blames?: string
  /** The number that would do instead, as the asker takes it. */
  readonly instead?: number
  /** Whether they may stand in several machines, `count` of them. */
  readonly isSplit?: true
  /** Why so many would not do. */
  readonly asksNot?: true
  /** As many were asked for, and no plan has them. */
  readonly unmet?: number
  /** What of `count` is in doubt: that so many do, are needed, are not more than it takes, or are better than the plan's. */
  readonly judged?: 'enough' | 'needed' | 'too many' | 'better'
  /** The larger number that it is weighed against, or more of them, whatever their number. */
  readonly against?: number
  readonly isOpen?: true
  /** Of cards that are named by their memory alone: "two 80 GB cards". */
  readonly gigabytes?: number
  /** Cards of another memory are told of behind these. */
  readonly isBeforeOther?: true
  /** `against` is taken for the number of the plan. */
  readonly isSwap?: true
}

/** What of the card of a plan a question asks: its memory, its form, how many stand in a machine, or which it is. */
export type CardTrait = 'memory' | 'form' | 'machine' | 'name'

const words: Readonly<Record<string, number>> = {
  half: 0.5, 'a second': 2, 'a third': 3, several: 2, multiple: 2, another: 2, 'half as many': 0.5, 'more than one': 2, 'more than a single': 2, 'one single': 1, 'a single': 1, 'a single one': 1, 'just one': 1, 'only one': 1, one: 1, single: 1, two: 2, both: 2, 'a pair of': 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, ten: 10, twelve: 12, sixteen: 16, 'thirty two': 32, 'thirty-two': 32, 'sixty four': 64, 'sixty-four': 64,
} // prettier-ignore
const number = `(?<count>\\d{1,4}|${Object.keys(words).join('|')})`
const kinds =
  '(?: (?:of (?:them|those|these|the|our)|whole|entire|full|big|separate|expensive|different|more|such|the))*'

/** What is counted, as the source of a regular expression. */
export const gpuNouns = `(?:${gpuPattern}s?|gpus?|cards?|boards?|accelerators?|chips?|of (?:them|those|these))`
/** The same of whole machines. */
export const machineNouns = '(?:nodes?|machines?|box(?:es)?|servers?|hosts?|clusters?)'

const machines = new RegExp(`(?<![\\w.$-])${number}${kinds} ${machineNouns}(?![\\w-])`, 'u')
const gpus = new RegExp(`(?<![\\w.$-])${number}(?: ?x)?${kinds} ?${gpuNouns}(?![\\w-])`, 'u')
/** "Why two?", "is 2 still needed", "would one do". */
const bareCount = new RegExp(
  `(?:\\b(?:why|is|are|isn't|aren't|on|with|need|needs|does|do|would|could|will|can|exactly) (?:it |that |this |only |just |all |the )*)${number}(?= (?:still|really|even|do|be|needed|necessary|required|enough|plenty|sufficient|overkill|handle|manage|suffice|hold|not|and not|instead|rather)\\b|[\\s?.!,]*$|\\?)`,
  'u',
)

const instead = '(?<instead>\\d{1,3}|a single one|a single|one|single|half|two|three|four|six|eight)'
const insteadOf = new RegExp(
  `(?:^|\\b(?:on(?:to)?|in(?:to)?|with|just|only|would|will|won't|wouldn't|does|doesn't|do|could|can|couldn't|can't|is|isn't|of|than|not|and|a|if|when)) ?(?:a |just |only |the |not )*${instead}\\b(?! ?(?:[bkm]\\b|hours?|h\\b|days?|epochs?|%|gb|tokens?|machines?|nodes?))|\\b${instead.replace('<instead>', '<does>')} (?:of them |card |gpu )?(?:would|will|could|should|can|does|is|seems|has|holds|fits|might)\\b`,
  'u',
)

/** "Wouldn't it go on one": the number that stands against `count`, whose reason was asked for before; null: none. */
export function insteadAsked(text: string, count: number | null): number | null {
  const groups = insteadOf.exec(text)?.groups
  const said = groups?.['instead'] ?? groups?.['does']
  const other = said === undefined ? null : (words[said] ?? Number(said))
  if (other === null || count === null || other >= count) return null
  return other < 1 ? Math.max(1, Math.round(other * count)) : other
}

/** `text`: in lower case. The number that it names; null count where it names none. */
export function countAskedIn(text: string): Pick<CountAsked, 'count' | 'unit'> {
  const ofMachines = machines.exec(text)?.groups?.['count']
  const said = ofMachines ?? gpus.exec(text)?.groups?.['count'] ?? bareCount.exec(text)?.groups?.['count']
  const isOfMachines =
    ofMachines !== undefined || (said === undefined && new RegExp(`\\b${machineNouns}\\b`, 'u').test(text))
  return {
    count: said === undefined ? null : (words[said] ?? Number(said)),
    unit: isOfMachines ? 'nodes' : 'gpus',
  }
}

/** A number that is weighed; the unit is null where it stands alone. */
export type WeighedCount = { readonly count: number; readonly unit: CountAsked['unit'] | null }

const weighed = new RegExp(
  `(?<![\\w.$€£%/-])(?<!\\b(?:this|that|which|cheap\\w*|small\\w*|big\\w*|fast\\w*|safe\\w*|first|second|other|last|new|old) )(?:(?:all|the|our|those|these|just|only) ){0,2}(?<count>\\d{1,3}|${Object.keys(words).join('|')})(?! ?(?:[kmb]|bn|h|hrs?|d|hours?|days?|weeks?|months?|epochs?|examples?|tokens?|samples?|rows?|pairs?|pass(?:es)?|steps?|runs?|bits?|gb|gib|tb|usd|dollars|bucks|people|times|prompts?|answers?|seeds?|lines?|task|or two|more|thing|person|more thing)\\b)(?![.%]\\d| ?[%$€£])(?: ?x)?${kinds}(?: (?<node>${machineNouns})| ?(?<gpu>${gpuNouns}))?(?![\\w-])`,
  'gu',
)

/** Words of a number that stands alone for GPUs, and what may follow it then: "need one figure" counts none. */
const alone = /^(?:\d{1,3}|(?:just |only )?one|two|three|four|six|eight|ten|twelve|sixteen|both|a single(?: one)?)$/u
const afterAlone =
  /^(?: of (?:them|those|these))?(?=\W*$|[?.,;!]| (?:enough|or|and not|not|needed|necessary|required|of|instead|rather|in place|be|do|does|ok|okay|fine|is|are|would|will|overkill|too|really|plenty|sufficient|suffices?|excessive|more than|for (?:this|that|it|us)|here|then|handle|manage|cut|better|worth|a waste)\b)/u

/** `text`: in lower case. Each number that may be of GPUs or machines, in the order in which they stand; "both" are two. */
export const weighedCountsIn = (text: string): readonly WeighedCount[] =>
  [...text.matchAll(weighed)].flatMap(({ 0: found, index, groups = {} }) => {
    const { count: said = '', node, gpu } = groups
    const unit = node !== undefined ? 'nodes' : gpu !== undefined ? 'gpus' : null
    const isOfGpus = unit !== null || (alone.test(said) && afterAlone.test(text.slice(index + found.length)))
    return isOfGpus ? [{ count: words[said] ?? Number(said), unit }] : []
  })
