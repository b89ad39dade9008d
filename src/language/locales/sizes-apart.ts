/** What stands side by side in a translation and is of two things: a size and what is counted, two sellers, a model and its software. */
import { sellers } from '../text/sellers.ts'

/** "A model of 8B with the conversations", "8b tokens 90000000": the size counts none of them. "The epochs: make them 2." */
export const withSizeApart = (english: string): string =>
  english
    .replaceAll(/(?<![\p{L}\d.])(\d{1,3}(?:\.\d{1,2})?B)(?= (?:examples|documents|data)\b)/gu, '$1,')
    .replaceAll(/(?<![\p{L}\d.])(\d{1,3}(?:\.\d{1,2})?b)(?= tokens \d{4,15}\b)/giu, '$1,')
    .replaceAll(
      shareOf,
      (_, share: string, unit: string) => `${shares[share.replace(' ', '')] ?? share} of the ${unit}`,
    )
    .replaceAll(
      ofShare,
      (_, unit: string, share: string) => `${shares[share.replace(' ', '')] ?? share} of the ${unit}`,
    )
    .replaceAll(orSellers, 'on $1 or $2')
    .replaceAll(/(?<=[\w.]) (?=llama-?factory\b)/giu, ', ')
    .replaceAll(/\b(epochs|nodes|examples|documents|pairs|images|tokens) use (\d{1,15}[kM]?)\b/gu, ', $2 $1')

/** "LambdaかNebiusで", "lambda나 nebius에서": the place is said of both. */
const orSellers = new RegExp(`(?<![\\p{L}])(${sellers}) or (?:on )?(?:start )?(${sellers})(?![\\p{L}])`, 'giu')

/** "solo 3/4 dei token", "drei Viertel der Tokens", "トークンの3/4": a share of the data, and no step of several. */
const shareOf =
  /(?<![\d/.,] ?)(three quarters|two thirds|a third|a quarter|[123]\/ ?[234]|0\.(?:75|5|25)) (tokens|examples|documents|data)\b/gu
const ofShare = /\b(tokens|examples|documents|data) ([123]\/ ?[234]|0\.(?:75|5|25))(?![\d/.,]| ?[kMB%])/gu
const shares: Readonly<Record<string, string>> = {
  '3/4': 'three quarters',
  '0.75': 'three quarters',
  '2/3': 'two thirds',
  '1/2': 'half',
  '0.5': 'half',
  '1/3': 'a third',
  '1/4': 'a quarter',
  '0.25': 'a quarter',
}
