/**
 * "8 gpus was too slow last time. sixteen", "forget batch 1024, 512 trains better", "desk is cheap, 4 instead of 8": a
 * number that is refused and the one in its place, said anew as “16 gpus not 8”.
 */
import { numberWords } from './number-words.ts'

const number = (name: string): string =>
  String.raw`(?<${name}>\$?\d[\d,]*(?:\.\d+)?k?|${Object.keys(numberWords).join('|')})`
const noun =
  '(?:gpus?|cards?|of them|epochs?|passes|context|seq|tokens|rank|batch|examples|rows|samples|hours?|hrs?|h|days?|weeks?|dollars|bucks)'
const opening = '^(?:(?:h+m+|no|nope|ok|okay|so|well|actually|yeah|and|but|the|lol|honestly|last time)[\\s,]+){0,3}'
const proposing =
  "(?:(?:so|make it|let's|lets|do|try|use|go|with|for|take|rather|then|better|maybe|it's|just|give me|we take|i'd say|say)[\\s,]+){0,3}"
const ending = '(?: (?:then|please|pls|it is|instead|now|of them))*$'
/** "…, misread the export": why it was said otherwise. */
const excuse =
  '(?:\\s?[,;.(]? ?(?:(?:i|we) )?(?:misread|mistyped|miscounted|misremembered|typo|my (?:bad|mistake|fault)|oops|sorry)\\b[^\\d?]{0,40})?'
const blame =
  "(?:'s|is|was|were|are|will be|would be|seems|looks|feels)(?: just| a bit| a little| way| far| much| really| simply)* (?:overkill|too [a-z]+|not enough|a stretch|silly|wasteful|slow|small|wrong|a typo|a mistake|nonsense|pointless)"
const forms: readonly RegExp[] = [
  // "32 is overkill for names. 8"
  new RegExp(`${opening}(?:(?<first>${noun}) )?${number('other')}(?: (?<unit>${noun}))? ${blame}(?: [^\\d.,;!?]{1,40})?\\s?[.,;:!\\u2013\\u2014-]+ ${proposing}${number('one')}(?: (?<behind>${noun}))?${ending}`, 'u'),
  // "forget batch 1024, 512 trains better"
  new RegExp(`${opening}(?:forget|drop|scratch|scrap|skip|never mind)(?: about)?(?: the)?(?: (?<first>${noun}))? ${number('other')}(?: (?<unit>${noun}))?\\s?[.,;:!\\u2013\\u2014-]+ ${proposing}${number('one')}(?: (?<behind>${noun}))?(?: (?:trains?|works?|is|was|does|gives?|gave|did|scored?s?|converges?|converged|fits?|runs?|ran|will) [^\\d?]{2,40})?${ending}`, 'u'),
] // prettier-ignore
const contrast = new RegExp(
  `(?:^|[\\s,.;:!])${number('one')}(?: (?<unit>${noun}))?,? (?:instead of|rather than|and not|not) (?:the )?${number('other')}(?: (?<behind>${noun}))?${ending.slice(0, -1)}${excuse}$`,
  'u',
)
const maxLength = 120

/** Empty where no number is refused for another. */
export function contrastIn(line: string): string {
  if (line.length > maxLength || line.includes('?')) return ''
  const said = [...forms, contrast].map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  if (said === undefined) return ''
  const digitsOf = (text: string | undefined): string => String(numberWords[text ?? ''] ?? text ?? '')
  const unit = said['first'] ?? said['unit'] ?? said['behind'] ?? ''
  const [one, other] = [digitsOf(said['one']), digitsOf(said['other'])]
  return one === other ? '' : `${one}${unit === '' ? '' : ` ${unit}`} not ${other}`
}
