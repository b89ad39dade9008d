/** "Context extension to 64k", "128k context … compared to 8k": a length that only the words around it name. */

const contextWords = /\b(?:context|ctx|yarn|rope|longrope|pose|long[- ]?context|sequence lengths?)\b/iu
const extendWords = /\b(?:extend\w*|extension|stretch\w*|lengthen\w*|scale|scaling|grow|yarn|longrope|pose|rope)\b/iu
const length = String.raw`(\d{2,4}k|1m|[1-9]\d{4,6})(?! ?(?:tok|examples?|rows|samples|pairs|docs|chats|steps|usd|eur|\$|context|ctx))\b`
const extended = new RegExp(String.raw`\b(?:from (\d{1,4}k) )?(to|up to|until|at) ${length}`, 'iu')
const compared = new RegExp(
  String.raw`(\b(?:compared (?:to|with)|vs\.?|versus|instead of|rather than|against|relative to|than) )(\d{1,4}k)\b(?! ?(?:tok|examples?|rows|context|ctx))`,
  'iu',
)

/** Such a text with "context" beside the length. */
export function labelContextLength(text: string): string {
  if (!contextWords.test(text)) return text
  const named = extendWords.test(text) ? text.replace(extended, '$2 $3 context') : text
  return /\d ?k (?:tokens? )?(?:context|ctx|sequence)/iu.test(named) ? named.replace(compared, '$1$2 context') : named
}
