/**
 * Data that are more, or less, than what is counted: "3 paraphrases each", "translated into 4 languages", "200 words per
 * language in 11 languages", "2 of the 5 shards", "filtered down to 40%", "plus 10% synthetic".
 */
import { formatRounded } from '../../scenario/format-values.ts'
import type { MakeupOfData } from './data-makeup.ts'

const words: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, twice: 2, double: 2 } // prettier-ignore
const count = String.raw`(?<![\w.,$€£/-])(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`
const item =
  '(?:question|example|row|prompt|item|sample|pair|doc|document|sentence|ticket|text|record|image|email|article|query|entry|post|original|product|sku|snippet|function|one)'
const each = String.raw`(?:each|apiece|a piece|(?:per|for (?:each|every)|of (?:each|every)|to (?:each|every)|a|an) ${item})`
/** What makes another example of one that is there, and what a question has several of. */
const copies =
  '(?:paraphras(?:es?|ings?)|rephras(?:es?|ings?)|rewordings?|rewrites|augmentations?|augmented (?:copies|versions|variants|examples|samples)|translations?|back-?translations?|perturbations?|noisy copies|synthetic (?:variants|variations|copies|versions))'
const answers =
  '(?:(?:sampled |generated |different |reference |candidate |accepted |correct |good )?(?:answers?|responses?|completions?|solutions?|captions?|summaries|questions?|q&a pairs|qa pairs|pairs|instructions))'
const joiner = String.raw`(?:[\s,;(]{0,3}(?:(?:with|and|plus|x|×|\+|each with|times) )?)`

type Form = {
  readonly pattern: RegExp
  /** How often the data that are counted are there; null: it is none of that. */
  readonly timesOf: (match: RegExpExecArray) => number | null
  readonly says: (match: RegExpExecArray, times: number) => string
}

const valueOf = (text = ''): number => words[text.toLowerCase()] ?? Number(text)
const timesText = (times: number): string => `${formatRounded(times)} times the data`

const forms: readonly Form[] = [
  {
    pattern: new RegExp(String.raw`${joiner}${count} ${copies} (?:of )?${each}\b`, 'iu'),
    timesOf: ([, number]) => 1 + valueOf(number),
    says: ([, number], times) => `${timesText(times)}, the original and ${number} more`,
  },
  {
    pattern: new RegExp(
      String.raw`[\s,;(]{0,3}(?:and |all |which are |that are |each |then )*\b(?:machine[- ])?translated (?:in)?to ${count} (?:other |more |different )?languages(?: each)?`,
      'iu',
    ),
    timesOf: ([, number]) => 1 + valueOf(number),
    says: ([, number], times) =>
      `${timesText(times)}, the original and ${number} translations; without the originals ${number} times`,
  },
  {
    pattern: new RegExp(
      String.raw`[\s,;(]{0,3}\b(?:(?:over|up)-?sampled|augmented|replicated|duplicated|repeated in the data) (?:to )?(?:by (?:a factor of )?)?(?:(\d{1,2}|two|three|four|five) ?(?:x|×|times|fold)\b|(twice)\b)|[\s,;(]{0,3}(?<![\w.])(\d{1,2}|two|three|four|five) ?(?:x|×|times) (?:(?:over|up)-?sampl(?:ed|ing)|augment(?:ed|ations?))\b`,
      'iu',
    ),
    timesOf: ([, one, two, three]) => valueOf(one ?? two ?? three),
    says: (_, times) => timesText(times),
  },
  {
    pattern:
      /[\s,;(]{0,3}\b(?:and )?(?:each |all |every one |also )?(?:is |are |was |were |gets? |to be )?(?:para|re)-?phrased (?:(twice)\b|(\d{1,2}|two|three|four|five) times\b|(once)\b)/iu,
    timesOf: ([, twice, number]) => 1 + (twice === undefined ? (number === undefined ? 1 : valueOf(number)) : 2),
    says: (_, times) => `${timesText(times)}, with the originals`,
  },
  // "3,000 lines per character, 10 characters", where "one classifier per language for 8 languages" is eight runs
  {
    pattern:
      /(?<=\d[\d,.]* ?[km]? (?:[\w-]+ ){1,3})\b(?:per|for (?:each|every)|each) (?!epoch|gpu|node|card|run|step|day|week|month|year|hour|token|batch|example|prompt|pair|row)([a-z]{3,14}),? (?:and |with |for )?(?:about |some |~ ?)?(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:such |of these )?\1e?s\b/iu,
    timesOf: ([, , number]) => (valueOf(number) > 1 ? valueOf(number) : null),
    says: ([, noun], times) => `${timesText(times)}, as much for each ${noun}`,
  },
  {
    pattern: new RegExp(String.raw`${joiner}${count} ${answers} ${each}\b`, 'iu'),
    timesOf: ([, number]) => (valueOf(number) > 1 ? valueOf(number) : null),
    says: (_, times) => `${timesText(times)}: each is an example of its own`,
  },
  {
    pattern:
      /[\s,;(]{0,3}(?:\b(?:but|which|that|and|we|will|are|is|was|be|gets?|has been|have been|only) ){0,4}\b(?:filter(?:ed|ing|s)?|de-?dup(?:ed|licated|ing|lication|s)?|clean(?:ed|ing|s)?|prun(?:ed|ing|es)|trim(?:med|ming|s)?|cut(?:ting|s)?|boil(?:ed|ing|s)?|whittl(?:ed|ing|es)|sub-?sampl(?:ed|ing|es)|down-?sampl(?:ed|ing|es)|reduc(?:ed|ing|es)|shrink(?:s|ing)?|shrunk)(?: (?:it|them|that|this))?(?: down)? to (?:about |around |roughly |~ ?)?(\d{1,2}(?:\.\d)?) ?(?:%|percent\b)(?: of (?:it|that|them|this|the (?:data|original|total)))?\)?/iu,
    timesOf: ([, percent]) => Number(percent) / 100,
    says: ([, percent]) => `${percent} % of the data is trained on`,
  },
  {
    pattern:
      /[\s,;(]{0,3}\bafter (?:filtering|de-?dup\w*|cleaning|pruning)(?: and (?:filtering|de-?dup\w*|cleaning))?,? (?:about |around |roughly |~ ?|only ){0,2}(\d{1,2}(?:\.\d)?) ?(?:%|percent\b)(?: of (?:it|that|them|this))? ?(?:is |are |will be )?(?:left|remains?|survives?|stays?|usable)?/iu,
    timesOf: ([, percent]) => Number(percent) / 100,
    says: ([, percent]) => `${percent} % of the data is trained on`,
  },
  {
    pattern:
      /[\s,;(]{0,3}(?:\b(?:plus|with|and|\+)|\+) ?(?:another |an extra |an additional |extra |about |~ ?)?(?:(\d{1,3}(?:\.\d)?) ?(?:%|percent)) (?:(?:of |more |extra )?(?:synthetic|generated|replay|general|augmented|instruction|pre-?training|web|english|public|original)(?: (?:data|examples|samples|text|rows|replay|mix|pairs|tokens))?)(?: (?:added|on top|mixed in|as replay|in the mix))?/iu,
    timesOf: ([, percent]) => 1 + Number(percent) / 100,
    says: ([, percent], times) => `${percent} % on top, ${timesText(times)}`,
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\w.,$€£-])(\d{1,2}|one|two|three|four|five) of (?:the |our |its |my |all )?(\d{1,3}|two|three|four|five|six|eight|ten|twelve) (?:shards|parts|chunks|splits|dumps|snapshots|partitions|slices|files|buckets|subsets)\b(?: of (?:it|the data|our data))?`,
      'iu',
    ),
    timesOf: ([, some, all]) => (valueOf(some) < valueOf(all) ? valueOf(some) / valueOf(all) : null),
    says: ([, some, all]) => `${some} of ${all} parts of the data are trained on`,
  },
]
const reinforced = /\b(?:grpo|rloo|ppo|rlhf|rl|dpo|orpo|kto|preference|rollouts?|reward)\b/iu
const isOfAnswers = new RegExp(String.raw`^${joiner}${count} ${answers}`, 'iu')
/** A length that is that of one such part has the parts beside it. */
const ofEachPart =
  /\beach (?:shard|part|chunk|split|dump|snapshot|partition|slice|file|bucket|subset)\b|\b(?:per|a) (?:shard|chunk|split|dump|snapshot|slice)\b/iu
const maybe = /%|percent|each|apiece|a piece|\bper\b|\ban?\b|translated|sampled|augment|\bof\b|fold/iu

/** Null where nothing of the kind is said. */
export function multipliedDataIn(text: string): MakeupOfData | null {
  if (!maybe.test(text)) return null
  const ofLanguages = perLanguageIn(text)
  if (ofLanguages !== null) return ofLanguages
  for (const { pattern, timesOf, says } of forms) {
    const match = pattern.exec(text)
    if (match === null || (isOfAnswers.test(match[0]) && reinforced.test(text))) continue
    const isOfParts = ofEachPart.test(text) && / of /iu.test(match[0]) && /\d/u.test(match[0])
    const times = isOfParts ? valueOf(match[1]) : timesOf(match)
    if (times === null || !(times > 0) || times > mostTimes) continue
    const said = match[0].replace(/^[\s,;(]+/u, '').trim()
    const left = text.replace(match[0], ' ')
    return {
      rest: isOfParts ? left.replace(ofEachPart, ' ').replace(/ (?:is|has|are|of) (?=\d)/u, ' ') : left,
      note: `“${said}”: ${isOfParts ? timesText(times) : says(match, times)}.`,
      share: times,
    }
  }
  return null
}
const mostTimes = 100

const languages = new RegExp(
  String.raw`[\s,;(]{0,3}(?:\b(?:in|for|across|over|with) )?(?:all )?(?:our |the )?(?<![\w.,$€£-])(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:different |other |target |european )?languages\b\)?`,
  'iu',
)
const lengthPerLanguage =
  /(?<=\d ?k? (?:words|tokens|toks|characters|chars|sentences|lines)(?: each)?) (?:per|in each|for each|in every|for every|a) language\b/iu

/** "4k skus, 200 words per language, in 11 languages": each is there in all of them. */
function perLanguageIn(text: string): MakeupOfData | null {
  const per = lengthPerLanguage.exec(text)
  const many = per === null ? null : languages.exec(text)
  const times = valueOf(many?.[1])
  if (per === null || many === null || !(times > 1) || times > mostTimes) return null
  // What is long is the data of the language, and the amount of a text by itself is not.
  const amount = /(\d[\d.,]*) ?([kmb])? ?\p{L}+(?: each)?$/iu.exec(text.slice(0, per.index))
  if (amount === null || amount[2] !== undefined || Number(amount[1]?.replaceAll(',', '')) > longText) return null
  return {
    rest: text.replace(per[0], ' ').replace(many[0], ' '),
    note: `“${many[0].replace(/^[\s,;(]+/u, '').trim()}”: each text is there in all of them, ${timesText(times)}, in one run.`,
    share: times,
  }
}
const longText = 20_000
