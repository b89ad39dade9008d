/** "From r=16 to r=256", "3 epochs instead of 1", "r=128 cost more than r=16": two values of one setting, as a choice between both. */

const setting = String.raw`(?:(?:lora[ -])?(?:rank|\br)|batch(?:[ -]?sizes?)?|\bbs|(?:max(?:imum)?[ -])?(?:seq(?:uence)?(?:[ -]?len(?:gth)?)?|length)|context(?:[ -]length)?|ctx)`
const value = String.raw`\d{1,6}(?:\.\d)?(?: ?k)?\b`
const value1 = String.raw`(?:(?<ofFirst>${setting})s? ?[=:]? ?)?(?<first>${value})(?<unitOfFirst> ?epochs?\b)?`
const value2 = String.raw`(?:(?<ofSecond>${setting})s? ?[=:]? ?)?(?<second>${value})(?<unitOfSecond> ?epochs?\b)?(?! ?(?:x\b|×|gb\b|gpus?\b|hours?\b|tokens?\b|examples?\b|%|[kmb]\b|[a-z]*\d))`
const contrast = String.raw`(?: (?!and\b|or\b)[a-z]{2,9}){0,3} (?:more|less|slower|faster|cheaper|dearer|longer|better|worse|pricier)(?: [a-z]{2,9}){0,2} than`
const separate = String.raw`(?:(?: (?:costs?|takes?|be|is|are|time))? (?:or|vs\.?|versus|instead of|rather than|over|against|compared (?:to|with))|${contrast})`
const pairs = [
  new RegExp(
    String.raw`\b(?:(?:going|go|moving|switching|raising|increasing|lowering) )?(?:up |down )?(?:(?<ofBoth>${setting})s? )?from ${value1}(?: all the way)? (?:up |down )?to ${value2}`,
    'iu',
  ),
  new RegExp(String.raw`(?<![\w.$€£-])${value1}${separate} ${value2}`, 'iu'),
]
const hasSetting = /\b(?:rank|r ?=|r\d|batch|bs|seq|sequence|length|context|ctx|epochs?)/iu
const isWeighed =
  /\b(?:costs?|should (?:i|we)|helps?|price|pricier|money|how much|difference|differ|worth|cheaper|dearer|point|matters?|changes?|affects?|slower|longer|faster|better|which|compare|pays?|savings?|vs\.?|versus)(?!\w)|\bor\b[^?.]{1,160}\?/iu
/** Without a job what such a setting changes is told in general. */
const hasJob = /\d ?b\b|\b(?:tok(?:en)?s?|examples?|samples|rows|pairs|tickets|docs|documents|chats)\b/iu
const maxLength = 400

/** Unchanged where no two values of one setting are weighed. */
export function withValuesSetApart(text: string): string {
  if (text.length > maxLength || !hasSetting.test(text) || !isWeighed.test(text) || !hasJob.test(text)) return text
  if (!text.includes('?') && !/\b(?:vs\.?|versus|compare)(?!\w)/iu.test(text)) return text
  for (const pair of pairs) {
    const found = pair.exec(text)
    const { ofBoth, ofFirst, first = '', unitOfFirst, ofSecond, second = '', unitOfSecond } = found?.groups ?? {}
    if (found === null) continue
    const name = ofFirst ?? ofSecond ?? ofBoth
    const unit = unitOfFirst ?? unitOfSecond
    const isOfTwo = ofFirst !== undefined && ofSecond !== undefined && kindOf(ofFirst) !== kindOf(ofSecond)
    if (isOfTwo || (name === undefined) === (unit === undefined) || first.trim() === second.trim()) continue
    const named = (number: string): string =>
      name === undefined
        ? `${number.trim()} ${number.trim() === '1' ? 'epoch' : 'epochs'}`
        : `${plainName(name)} ${number.trim()}`
    return `${text.slice(0, found.index)}${named(first)} vs ${named(second)}${text.slice(found.index + found[0].length)}`
  }
  return text
}

const kindOf = (name: string): string => (/^(?:lora.)?r/iu.test(name) ? 'r' : /^b/iu.test(name) ? 'b' : 'l')
const plainName = (name: string): string => (kindOf(name) === 'r' ? 'rank' : kindOf(name) === 'b' ? 'batch' : 'seq')
