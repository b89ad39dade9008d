/**
 * How data are made up, said beside a job: "20 languages, 15k rows per language", "3.5k files, avg 240 lines", "60 % is
 * vendored, skip that", "thumbs up and down, 90/10".
 */
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import type { TextLengths } from '../lexicon/text-lengths.ts'
import { wordsOfLanguageIn } from './words-of-language.ts'
import type { MakeupOfData } from './data-makeup.ts'
import { multipliedDataIn } from './multiplied-data.ts'
import { formatRounded } from '../../scenario/format-values.ts'
import { scaledNumber } from '../text/typed-number.ts'

const maxLength = 600

/** Null where nothing of the kind is said. */
export const makeupOfDataIn = (text: string, words: InquiryWords, lengths: TextLengths): MakeupOfData | null =>
  text.length > maxLength
    ? null
    : (multipliedDataIn(text) ??
      lengthOfThingIn(text) ??
      usedShareIn(text, words) ??
      dataOfGroupsIn(text) ??
      linesOfFilesIn(text) ??
      mixtureIn(text) ??
      wordsOfLanguageIn(text, lengths))

const number = String.raw`(?<![\w.,$€£/-])(\d{1,9}(?:[.,]\d{1,3})*) ?(k|m|b|thousand|million|billion)?`
const about = String.raw`(?:(?:about|around|some|roughly|approx\.?|avg|average|averaging|on average|an average of) |[~≈] ?){0,2}`

/** Kinds of data in one set, which one run learns together; of people each may have a model. */
const kinds =
  'languages?|domains?|topics?|countries|country|markets?|regions?|categories|category|classes|class|intents?|genres?|subreddits?|repos?|repositories|repository|projects?|products?|sources?|datasets?|sites?|websites?|sections?|chapters?|subjects?|skills?|tasks?|tools?|dialects?|styles?|authors?|books?|years?'
const units =
  'rows?|examples?|samples?|pairs?|docs?|documents?|tickets?|posts?|sentences?|chats?|dialog(?:ue)?s?|conversations?|articles?|images?|records?|questions?|reviews?|emails?|texts?|prompts?|snippets?|files?|recipes?|queries'
const adjectives = String.raw`(?:(?!per |an? |tok|words? |of |x )[a-z/-]+ ){0,2}?`
/** Things that are none of the data. */
const noData =
  '(?!(?:gpus?|cards?|nodes?|hours?|runs?|jobs?|epochs?|steps?|lines?|adapters?|models?|words?|dollars?|usd|classes|labels?|tok(?:en)?s?)\\b)'
const onePerKind = new RegExp(
  String.raw`${number} (${adjectives}${noData}[a-z/-]{3,16}|tok(?:en)?s)( (?:of|x|×|at|with) ${about}\d{1,5} (?:tok(?:en)?s|words)(?: each)?)? ?(?:per|a|for each|in each|for every|from each|\/) ?(${kinds})\b`,
  'iu',
)
const kindWithEach = new RegExp(
  String.raw`(?<![\w.,$€£-])(\d{1,4}) (?:[a-z-]+ )?(${kinds})\b[\s,:(x×*-]{0,4}(?:(?:with|of|at|and|that|which|each|has|have|having|w/) ?){0,3}${about}${number} (${adjectives}(?:${units})|tok(?:en)?s) ?(?:each|apiece|per (?:${kinds}))?`,
  'iu',
)
/** Then it is a run for each of them. */
const trainedApart =
  /\b(?:one (?:[\w.-]{1,12} ){0,3}?(?:model|adapter|lora|run|job|classifier|fine-?tune|bot)|(?:models?|adapters?|loras?|runs?|jobs?) (?:each|apiece|per|for each|for every)|separate\w*|individual\w*|(?:its|their) own|own (?:model|adapter|lora)|adapters|loras)\b/iu

function dataOfGroupsIn(text: string): MakeupOfData | null {
  if (trainedApart.test(text)) return null
  const together = kindWithEach.exec(text)
  const [ofBoth, count, kind = '', each, scale, unit = ''] = together ?? []
  if (ofBoth !== undefined && /\b(?:each|apiece|per|x|has|have)\b|×/iu.test(ofBoth))
    return grouped(text, Number(count), kind, scaledNumber(each, scale), unit, [ofBoth])
  const [ofOne, digits, magnitude, counted = '', length = '', one = ''] = onePerKind.exec(text) ?? []
  if (ofOne === undefined) return null
  const stem = one.replace(/(?:ies|y|es|s)$/iu, '').slice(0, -1)
  const many = new RegExp(
    String.raw`(?:\b(?:in|for|over|across|of|with|from) )?(?<![\w.,$€£-])(\d{1,4}) (?:[a-z-]+ )?${stem}[a-z]{0,4}\b(?: ?[x×*])?,?`,
    'iu',
  ).exec(text.replace(ofOne, ''))
  return many === null
    ? null
    : grouped(text, Number(many[1]), one, scaledNumber(digits, magnitude), counted, [ofOne, many[0]], length)
}

function grouped(
  text: string,
  count: number,
  kind: string,
  each: number,
  unit: string,
  said: readonly string[],
  length = '',
): MakeupOfData | null {
  const isOfTokens = /^tok/iu.test(unit)
  if (!(count > 1) || !(each >= (isOfTokens ? leastTokens : 1))) return null
  const all = `${count * each} ${unit}${length}`
  const rest = said.reduce((left, words, at) => left.replace(words, at === 0 ? ` ${all} ` : ' '), text)
  return {
    rest: tidy(rest),
    note: `${count} × ${formatRounded(each)} ${unit} are ${formatRounded(count * each)}, all in one run; for a run each say “one adapter per ${singular(kind)}”.`,
    share: 1,
  }
}
/** Fewer are those of an example. */
const leastTokens = 1e5
const singular = (noun: string): string =>
  noun
    .toLowerCase()
    .replace(/ies$/u, 'y')
    .replace(/(?<=ss)es$|(?<!s)s$/u, '')

const codeUnits = 'files?|scripts?|functions?|methods?|modules?|snippets?|programs?|notebooks?|scenes?|components?'
const linesOfFiles = new RegExp(
  String.raw`${number} (${adjectives}(?:${codeUnits}))[\s,;:(@x×-]{1,4}(?:(?:with|of|at|and|each|has|have|having) ){0,3}${about}${number} (?:lines|loc)\b(?: of code)?(?: ?(?:each|apiece|per (?:${codeUnits})|a (?:${codeUnits})|on average|avg|average|long))?`,
  'iu',
)

function linesOfFilesIn(text: string): MakeupOfData | null {
  const [said, digits, scale, unit = '', lines, more] = linesOfFiles.exec(text) ?? []
  if (said === undefined) return null
  const [count, each] = [scaledNumber(digits, scale), scaledNumber(lines, more)]
  return {
    rest: tidy(text.replace(said, `${count * each} lines of code`)),
    note: `${formatRounded(count)} ${unit} × ${formatRounded(each)} lines are ${formatRounded(count * each)} lines of code.`,
    share: 1,
  }
}

const lengthPerThing = new RegExp(
  String.raw`(${number} (?:words|pages|characters|chars)) per (book|novel|author|paper|thesis|manual|report|manuscript|course|lecture|case|file|script)\b`,
  'iu',
)

/** "300 books, 80k words per book": so long is each of those that are counted. */
function lengthOfThingIn(text: string): MakeupOfData | null {
  const [said, length = '', , , thing = ''] = lengthPerThing.exec(text) ?? []
  if (
    said === undefined ||
    !new RegExp(String.raw`\d ?k? (?:[a-z]+ )?${thing.slice(0, -1)}[a-z]{1,4}\b`, 'iu').test(text)
  )
    return null
  return { rest: text.replace(said, `${length} each`), note: `“${said}” is read as the length of each.`, share: 1 }
}

const fractions: Readonly<Record<string, number>> = { 'half': 1 / 2, 'a third': 1 / 3, 'one third': 1 / 3, 'two thirds': 2 / 3, 'a quarter': 1 / 4, 'three quarters': 3 / 4 } // prettier-ignore
const part = new RegExp(
  String.raw`[\s,;(–-]*(?:\b(?:(?:of|from) (?:which|that|it|them)|but|and|though|although|where|with|only|just|we|will|keep|kept|use|take|about|around|some|roughly|maybe|another|the|bottom|worst|lowest|(?:drop|skip|remov|ignor|exclud|discard|cut|toss|filter)[a-z]{0,4}(?: out)?|throw(?:ing)? away) |[~≈] ?){0,6}(?<![\w.])(?:(\d{1,2}(?:\.\d+)?) ?(?:%|percent\b|pct\b)|(${Object.keys(fractions).join('|')})\b)`,
  'giu',
)
/** What such a share is of besides data. */
const ofOther =
  /\b(?:gpus?|cards?|budget|money|price|discount|time|hours?|runs?|steps?|layers?|weights|params|parameters|utili[sz]ation|mfu|loss|accuracy|warm-?up|dropout|cheaper|faster|slower|spot|epochs?|held|eval\w*|validation|test)\b/iu
const [maxClause, maxClauses] = [60, 3]

/** "60 % is vendored, skip that", "only 20 % is usable". */
function usedShareIn(text: string, { leftOut, usable }: InquiryWords): MakeupOfData | null {
  for (const match of text.matchAll(part)) {
    const share = match[2] === undefined ? Number(match[1]) / 100 : (fractions[match[2].toLowerCase()] ?? NaN)
    const behind = /^[^;\n]*/u.exec(text.slice(match.index + match[0].length))?.[0] ?? ''
    let said = ''
    for (const clause of (behind.match(/[^,.)]*[,.)]?/gu) ?? []).slice(0, maxClauses)) {
      said += clause
      if (said.length > maxClause || ofOther.test(said)) break
      const isOut = leftOut.test(said) || leftOut.test(match[0])
      if (isOut || usable.test(`${match[0]} ${said}`)) return shareOf(text, match, said, isOut ? 1 - share : share)
      if (/[.)]$/u.test(clause)) break
    }
  }
  return null
}

function shareOf(text: string, match: RegExpExecArray, said: string, share: number): MakeupOfData {
  const whole = `${match[0]}${said}`
  const isInBrackets = /^\s*\(/u.test(whole)
  const end = /[,.)]$/u.exec(said)?.[0] ?? ''
  const rest = text.replace(whole, isInBrackets && end === ')' ? ' ' : isInBrackets ? ' (' : end === ')' ? ')' : ', ')
  const words = whole.replace(/^(?:[\s,;(–-]|(?:but|and|though|although|where|with) )+/iu, '').replace(/[\s,.)]+$/u, '')
  return {
    rest: tidy(rest).replace(/[\s,]+$/u, ''),
    note: `“${words}”: ${Math.round(share * 100)} % of the data is trained on.`,
    share,
  }
}

const mixture = /(?<![\w./])(\d{1,2})\/(\d{1,2})(?![\w./%])(?: [a-z]+\/[a-z]+\b)?/giu

/** "52k thumbs (mostly up, 90/10)": parts that make up the whole. */
function mixtureIn(text: string): MakeupOfData | null {
  const found = [...text.matchAll(mixture)].find(([, one, other]) => Number(one) + Number(other) === whole)
  if (found === undefined) return null
  return {
    rest: tidy(
      text
        .replace(found[0], ' ')
        .replaceAll(/[,\s]*\(\s*\)/gu, '')
        .replaceAll(/,\s*\)/gu, ')'),
    ),
    note: `“${found[0]}”: how the data are mixed changes no cost; where one side is rare, weigh it up.`,
    share: 1,
  }
}
const whole = 100

const tidy = (text: string): string =>
  text
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ([,.;?!)])/gu, '$1')
    .replaceAll(/(?:, ?){2,}/gu, ', ')
    .trim()
