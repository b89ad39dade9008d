/** Questions in an order of words that is not the usual one, said in the usual one: each pattern with what it becomes. */

const noun = '(?:nodes|machines|boxes|servers)'

/** Applied in their order to a reply as it was typed. */
export const phrasesOfQuestions: readonly (readonly [RegExp, string])[] = [
  // "DPO would save how much"
  [/^((?:(?:and|so|ok|but|hm+)[\s,]+){0,2})((?!(?:what|how|that|this|it|which|who|you|we|i|they)\b)[\w.-]{2,20}(?: [\w.-]{1,14}){0,2}) would (save|cost|add)(?: (?:us|me|you))? how much(?: (?:money|more))?[\s?.!]*$/giu, '$1how much would $2 $3?'],
  // "What eats the most time here"
  [/\bwhat(?:'s| is)? (?:eats|eating|takes|taking|uses|using|costs)(?: up)? (?:the )?most (?:of the )?(?:time|hours)\b/giu, 'where does the time go'],
  // "How many h100 nodes minimum": of its GPUs.
  [
    new RegExp(String.raw`\bhow many ([abhlv]\d{2,3}s?|b300|mi\d{3}x?|gb\d{3}) ${noun} (?:minimum|min|at (?:least|minimum|the least)|(?:do|would) (?:we|i|you|it) (?:need|take)(?: at (?:least|minimum|the least)| minimum)?)(?=[\s?.!]*$)`, 'giu'),
    'how many $1 gpus minimum',
  ],
] // prettier-ignore
