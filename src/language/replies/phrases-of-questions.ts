/** Questions in an order of words that is not the usual one, said in the usual one: each pattern with what it becomes. */

/** A card as it is mostly typed. */
const card = String.raw`((?:rtx )?[abhlvt]\d{1,3}s?|b300|mi\d{3}x?|gb\d{3}|gh200|[345]090)(?: ?(?:sxm|pcie|nvl|\d{2,3} ?gb))?`
const noun = '(?:nodes|machines|boxes|servers)'

/** Applied in their order to a reply as it was typed. */
export const phrasesOfQuestions: readonly (readonly [RegExp, string])[] = [
  // "DPO would save how much"
  [/^((?:(?:and|so|ok|but|hm+)[\s,]+){0,2})((?!(?:what|how|that|this|it|which|who|you|we|i|they)\b)[\w.-]{2,20}(?: [\w.-]{1,14}){0,2}) would (save|cost|add)(?: (?:us|me|you))? how much(?: (?:money|more))?[\s?.!]*$/giu, '$1how much would $2 $3?'],
  // "What eats the most time here"
  [/\bwhat(?:'s| is)? (?:eats|eating|takes|taking|uses|using|costs)(?: up)? (?:the )?most (?:of the )?(?:time|hours)\b/giu, 'where does the time go'],
  // "How much more do we pay for fastest and how much time does it save"
  [/^(?:(?:so|and|ok),? )?(?:how much (?:more|extra) (?:do|would|will|does|is|are)\b[^?]{0,24}\bfastest\b[^?]{0,60}|is (?:the )?fastest (?:plan |option |one )?(?:really )?worth (?:it|the (?:extra )?(?:money|price|cost))\b[^?]{0,40})[\s?.!]*$/giu, 'fastest vs cheapest?'],
  // "H200 vs H100, is it worth the extra price per hour?", "is the H200 worth it over an H100?"
  [
    new RegExp(String.raw`^(?:(?:so|and|ok),? )?${card},? (?:vs\.?|versus|over|against) (?:an? |the )?${card}[,:]? (?:is (?:it|that)|are they) (?:really )?worth\b[^?.!]{0,40}[\s?.!]*$`, 'giu'),
    '$1 or $2?',
  ],
  [
    new RegExp(String.raw`^(?:(?:so|and|ok),? )?(?:is|are|would) (?:an? |the )?${card} (?:be )?(?:really )?worth (?:it|the (?:extra |higher )?(?:price|money|cost)s?)(?: here)? (?:over|compared (?:to|with)|vs\.?|against|instead of) (?:an? |the )?${card}(?: here)?[\s?.!]*$`, 'giu'),
    '$1 or $2?',
  ],
  // "How many h100 nodes minimum": of its GPUs.
  [
    new RegExp(String.raw`\bhow many ([abhlv]\d{2,3}s?|b300|mi\d{3}x?|gb\d{3}) ${noun} (?:minimum|min|at (?:least|minimum|the least)|(?:do|would) (?:we|i|you|it) (?:need|take)(?: at (?:least|minimum|the least)| minimum)?)(?=[\s?.!]*$)`, 'giu'),
    'how many $1 gpus minimum',
  ],
] // prettier-ignore
