/** "30 Gbp at single nucleotides", "3,000 genomes of 45 kb": stretches of DNA and RNA, in tokens. */
import { scaledNumber } from '../text/typed-number.ts'

const ofBiology =
  /\b(?:dna\w*|rna|\w*genom\w*|nucleotides?|base[- ]?pairs?|bp|[kmg]bp|phages?|plasmids?|k-?mers?|nucleobases?|transcriptom\w*|virus(?:es)?)\b/iu
/** Each unit behind its number: "45kb", "30 Gbp", "32B bases", "12M nt". */
const amount = String.raw`(?<![\w.$€£-])(\d[\d,]*(?:\.\d+)?) ?(k|m|g|b|t|thousand|million|billion|trillion)? ?-?(?:(?<=[kmg] ?)b|bp|bases|base[- ]?pairs?|nucleotides?|nt|(?<=[kmg] ?)bases)\b(?! ?(?:of )?(?:v?ram|memory|gpu|card|params?|(?:per|a|\/|each|for every) ?token))`
const ofEach = new RegExp(
  String.raw`(?<![\w.$€£-])(\d[\d,]*(?:\.\d+)?) ?(k|m|thousand|million)? ((?:[\p{L}-]+ ){0,3}?(?:genomes?|sequences?|plasmids?|contigs?|reads?|genes?|transcripts?|chromosomes?|assembl(?:y|ies)|isolates?|strains?|viruses|phages?))(?:,? (?:of |with |at |averaging )?(?:~|about |around |roughly |avg\.? |on average )*| ?[x×(~]+ ?)${amount}(?: (?:each|apiece|long|on average|average|avg))*\)?`,
  'giu',
)
const anyAmount = new RegExp(amount, 'giu')
/** "6 bases per token", "non-overlapping 6-mers". */
const perToken =
  /(?<![\w.])(\d{1,2}(?:\.\d+)?) (?:[\w-]+ ){0,2}?(?:bases?|bp|nucleotides?|nt|letters) ?(?:per|a|\/|each|for every) ?(?:bpe )?tokens?\b(?: after (?:bpe|tokeni[sz]ation))?/iu
const inMers = /\bnon-?overlapping (\d{1,2})-?mers?\b|\b(\d{1,2})-?mers?,? (?:non-?overlapping|without overlap)\b/iu
const ofOneBase =
  /,? ?\(?\b(?:at )?(?:single|one)[- ]?(?:nucleotide|base|bp)(?:[- ](?:resolution|level))?(?: (?:tokens?|tokeni[sz]ation|vocab\w*))?\)?/giu
const scales: Readonly<Record<string, number>> = { g: 1e9 }

/** "20,000 GBP", "500 gbp": pounds, and no bases, unless something else speaks of biology. */
const pounds = /(?<=\d ?k? ?)(?:GBP|gbp)\b|\b(?:GBP|gbp)(?= ?\d)/gu

/** The text with such amounts in tokens; unchanged where nothing speaks of biology. */
export function withSequenceUnits(text: string): string {
  if (!ofBiology.test(text.replaceAll(pounds, ''))) return text
  const [ratio, each] = basesOfToken(text)
  const tokensOf = (bases: number): string => compactTokens(bases / each)
  const single = ofOneBase.test(text) ? text.replaceAll(ofOneBase, '') : text
  ofOneBase.lastIndex = 0
  const told = ratio === null ? single : single.replace(ratio, '')
  const counted = told.replaceAll(
    ofEach,
    (_: string, count: string, scale: string | undefined, noun: string, length: string, unit: string | undefined) =>
      `${tokensOf(scaledNumber(count, scale) * basesIn(length, unit))} of ${noun}`,
  )
  return counted.replaceAll(anyAmount, (words: string, digits: string, unit: string | undefined) =>
    ofBytes.test(words) ? words : tokensOf(basesIn(digits, unit)),
  )
}

/** Memory and files are told in them; bases in "Gb" and "Mb". */
const ofBytes = /\d ?(?:[GMT]B|gb|mb|KB)$/u

function compactTokens(tokens: number): string {
  const [scale, unit] = tokens >= 1e12 ? [1e12, 'T'] : tokens >= 1e9 ? [1e9, 'B'] : tokens >= 1e6 ? [1e6, 'M'] : [1, '']
  return `${Number((tokens / scale).toPrecision(4))}${unit} tokens`
}

/** Words that say how many bases a token holds, and that number; one where nothing says it. */
export function basesOfToken(text: string): readonly [string | null, number] {
  const found = perToken.exec(text) ?? inMers.exec(text)
  const each = Number(found?.[1] ?? found?.[2] ?? 1)
  return found === null || !(each > 0) ? [null, 1] : [found[0], each]
}

const basesIn = (digits: string, unit = ''): number =>
  scales[unit.toLowerCase()] === undefined
    ? scaledNumber(digits, unit)
    : scaledNumber(digits) * (scales[unit.toLowerCase()] ?? 1)
