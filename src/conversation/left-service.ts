/** "Burning through gpt-4o to tag emails, want to drop openai": a service that is left, and what it did is what is to be trained. */
import { periodSumPattern } from '../language/inquiries/period-money.ts'
import { requestVolumeIn } from '../language/inquiries/request-volume.ts'
import { collapseSpaces } from '../language/text/characters.ts'
import { literalPattern } from '../language/text/literal-pattern.ts'

/** Ways of going, before the name of what is left. */
export const goes = String.raw`(?:replac(?:e|es|ing|ement for)|substitut(?:e|es|ing)(?: for)?|swap(?:s|ping)?(?: out)?|switch(?:ing)? (?:away )?from|mov(?:e|ing) (?:off|away from|from)|migrat(?:e|ing) (?:off|away from|from)|get(?:ting)? (?:off|away from|rid of)|ditch(?:ing)?|drop(?:ping)?|leav(?:e|ing)|quit(?:ting)?|cancel(?:l?ing)?|stop (?:using|paying(?: for)?))`
/** Who wants it, and how it is said. */
const wished = String.raw`(?:\b(?:and|but|so|we|i|they|it|boss|manager|cto|cfo|ceo|company|management|client|team|lead|my|our|the|would|want|wants|wanted|need|needs|like|hope|hoping|plan|planning|plans|try|trying|looking|going|asked|asks|asking|told|tells|have|has|had|must|should|be|is|are|get|us|me|to|time|really|just|now|finally|we['’]d|i['’]d|we['’]re|i['’]m|it['’]s|has to) ){0,9}`
const uses = String.raw`(?:\b(?:we|i|they|(?:my|our|the) team|our \w{2,12})(?:['’](?:re|m|ve)| are| am| have)? )?(?:\b(?:been|currently|now|still|just|all|mostly|already) ){0,2}\b(?:burn(?:ing|s)?(?: through| (?:\w+ )?(?:money|cash|tokens|credits) (?:on|with))|us(?:e|es|ing)|(?:over)?pay(?:s|ing)?(?: (?:way |far )?too much| a lot| a fortune| so much| loads)?(?: for| to)?|spend(?:s|ing)?(?: (?:way |far )?too much| a lot| a fortune)? on|run(?:s|ning)?(?: everything| all| it)?(?: on| through| via)|rel(?:y|ies|ying) on|call(?:s|ing)?)`
const dear = String.raw`(?:is|are|gets?|got|has become|became|costs?)(?: (?:us|way|far|much|just|getting|a bit|become|so|really)){0,3} (?:killing us|too (?:much|expensive|dear|pricey|high|costly)|expensive|dear|pricey|costly|a lot|a fortune|out of (?:hand|control)|insane|crazy|eating \w+ \w+)`
const tuned = String.raw`(?:fine-?\s?tun\w*|tun(?:e|es|ing)|train\w*|sft|lora)`
/** What would be had in its place. */
const ofOwn =
  /\b(?:(?:of|on) our own|our own|an own|open(?:[- ](?:source|weights?))? (?:model|llm|one)|self-?host\w*|in-?house|on-?prem\w*|locally|local (?:model|llm|one)|ourselves|small(?:er)? (?:model|llm|one))\b/iu
const wishes = /\b(?:want|need|like|looking|prefer|rather|move|moving|switch\w*|could|can|hoping|plan\w*|'d)\b/iu
/** Which of the two is asked, and nothing is decided. */
const weighs = /\b(?:or|vs\.?|versus|against|compared?|cheaper than|than)\b/iu
const written = String.raw`(?:outputs?|answers?|responses?|completions?|replies|labels?|results?)`

/** The text without the service and that it goes, what it did left; null: none is left, or it is what is trained. `names`: of it in the text. */
export function withoutLeftService(text: string, names: readonly string[]): string | null {
  const named = String.raw`(?:(?:the|our|my|using|calls (?:to|of)) ){0,2}(?:${names.map(literalPattern).join('|')})(?:['’]s)?(?: (?:apis?|calls?|bills?|costs?|endpoints?|subscriptions?|models?|spend(?:ing)?|usage))?(?![\w-])`
  const pattern = (source: string): RegExp => new RegExp(source, 'giu')
  if (pattern(String.raw`\b${tuned} (?:an? )?${named}|${named} ${tuned}\b`).test(text)) return null
  const leaves = pattern(String.raw`${wished}\b(?:${goes}|off(?: of)?) ${named}`)
  const isDear = pattern(String.raw`\b${named}(?: itself)? ${dear}`)
  const sum = periodSumPattern('week|month|mo|year|yr')
  const use = pattern(String.raw`${uses} ${named}(?: (?:about |around |some |~ ?)?${sum})?(?=[ ,.;:?!]|$)`)
  const from = pattern(String.raw`\bfrom ${named} (?=to\b)`)
  const means = pattern(String.raw`\b(?:with|via|through|by|on|from|using|in) ${named}`)
  const does = pattern(
    String.raw`\b${named} (?:(?:currently|now|today|still) )?(?:does|handles|do|is doing|makes|did)(?: (?:it|them|that|this|the job|all of (?:it|them)))?(?: (?:now|today|currently|so far|at the moment))?(?=[,.;:?!]|$)`,
  )
  const output = pattern(
    String.raw`\b${named} ${written}\b|\b(?<=logged |stored |saved |recorded )(?:${written}|calls)\b`,
  )
  const bare = pattern(named)
  const isLeft = leaves.test(text) || isDear.test(text) || from.test(text)
  const isUsed = [use, means, does, output].some((each) => each.test(text))
  const wantsOwn = ofOwn.test(text) && wishes.test(text) && !weighs.test(text) && volumeIn(text) === null
  if (!isLeft && !(isUsed && wantsOwn)) return null
  // What it wrote are the examples.
  const rest = [leaves, isDear, use, from, does, means, bare].reduce(
    (left, each) => left.replaceAll(each, ' '),
    text.replaceAll(output, 'examples'),
  )
  const clean = collapseSpaces(rest)
    .replaceAll(/ (?=[,.;:?!])/gu, '')
    .replaceAll(/(?:[,;] ?){2,}/gu, ', ')
    .replace(/^[ ,.;:?!]{1,9}/u, '')
    .replace(/[ ,;:]{1,9}$/u, '')
    .trim()
  return clean.split(' ').length < fewestWords
    ? null
    : `a model of our own${clean.startsWith('to ') ? '' : ':'} ${clean}`
}
const fewestWords = 3
const usual = { tokensIn: 1, tokensOut: 1 }
const volumeIn = (text: string) => requestVolumeIn(text, usual)

/** Whether texts that the service wrote are what is learned from. */
export const learnsFromOutputs = (text: string): boolean =>
  new RegExp(
    String.raw`\b(?:logged|stored|saved|recorded)\b|\b(?:gpt|claude|gemini|haiku|sonnet)[\w.-]{0,12} ${written}\b`,
    'iu',
  ).test(text)
