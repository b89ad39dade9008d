/** "Was ist eigentlich LoRA?", "c'est quoi le spot ?", "QLoRAって何ですか": the word whose meaning is asked for in another language than English. */
import type { QuestionCues } from '../lexicon/question-cues.ts'
import { idsWithin, maskTerms } from './named-terms.ts'

const asks = [
  'was (?:ist|sind|bedeutet|bedeuten|heißt|heisst|meint|meinst du mit|meint ihr mit)',
  "c'est quoi|qu'est[- ]ce (?:que c'est que|que|qu'est)|que (?:signifie|veut dire)|ça veut dire quoi",
  'qu[ée] (?:es|son|significa|significan|quiere decir)',
  "(?:che )?cos'?[ ']?[èe]|(?:che )?cosa (?:è|e|sono|significa|vuol dire)|che (?:significa|vuol dire)",
  '(?:o )?que (?:é|e|são|significa|quer dizer)(?: esse| essa| isso de)?',
  'wat (?:is|zijn|betekent|betekenen|houdt)',
].join('|')
const small =
  '(?:eigentlich|genau|denn|überhaupt|nochmal|bitte|exactement|au juste|exactamente|esattamente|exatamente|eigenlijk|precies|ook alweer|das|der|die|ein|eine|dieses|dieser|diese|le|la|les|un|une|ce|cette|el|los|las|una|ese|esa|este|esta|il|lo|gli|uno|questo|questa|o|a|os|as|um|uma|esse|essa|de|het|een|dit|dat)'
const before = new RegExp(
  String.raw`(?:^|[\s,.;:!?¿¡…-])(?:${asks})(?: ${small}){0,3} §(?= ?(?:$|[,.;:?!…]|(?:${small}|und|et|y|e|en|hier|ici|aquí|aqui|qui)(?: |$|[?.!])))`,
  'u',
)
const behind =
  /§ ?(?:って(?:何|なに|なん)|とは(?:何|なに|なん|[?？]|$)|は何|の意味|이?(?:란|가|이) ?(?:뭐|뭔|무엇)|이?란 ?[?？]|(?:은|는) ?(?:뭐|뭔|무엇)|(?:이|가)? ?뭐(?:예요|에요|야|죠|지)|(?:이|가)? ?뭔가요|이?라는 게 뭐|是什么|是啥|什么意思|是什麼|什麼意思|啥意思)|(?:什么是|什麼是|何が|解释一下) ?§/u

/** Where letters of these scripts touch Latin ones, which are words of their own. */
const other = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`
const latinBesideOther = new RegExp(String.raw`(?<=[a-z\d])(?=${other})|(?<=${other})(?=[a-z\d])`, 'gu')

/** Of a text in lower case; '' where it asks for none. */
export function termAskedAbroad(line: string, cues: QuestionCues): string {
  const apart = line.replaceAll('’', "'").replaceAll(latinBesideOther, ' ')
  const masked = maskTerms(apart, cues)
  if (masked.ids.length === 0) return ''
  const { text } = masked
  const found = before.exec(text) ?? behind.exec(text)
  return found === null ? '' : (idsWithin(masked, found.index, found.index + found[0].length)[0] ?? '')
}
