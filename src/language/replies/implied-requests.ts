/** What asks for a plan without saying so: "is $1k enough?" wants what $1k buys. */

const money = '(?:[$€£]\\s?[\\d.,]+\\s?k?|[\\d.,]+\\s?k?\\s?(?:[$€£]|usd|dollars|bucks|eur|euros?|gbp|pounds))'
/** Each with what is put in its place. */
export const impliedRequests: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `^(?:is|are|will|would)\\s+(${money})\\s+(?:be\\s+)?(?:enough|ok|okay|sufficient|realistic|doable)\\W*$`,
      'i',
    ),
    'under $1',
  ],
  [
    new RegExp(
      `^what\\s+(?:can|could|would|do)\\s+(?:i|we|you)\\s+(?:get|do|train|run|buy|have)\\s+(?:for|with|on|under)\\s+(${money})\\W*$`,
      'i',
    ),
    'under $1',
  ],
  [
    new RegExp(
      `^(?:given|with|for|at|having|assuming)\\s+(?:only\\s+|just\\s+|a\\s+budget\\s+of\\s+)?(${money})[\\s,:]+(?:what(?:'s|s| is| would be| can (?:we|i) (?:do|get|run))?|which)\\b[^.?!]{0,30}\\W*$`,
      'i',
    ),
    'under $1',
  ],
  [
    new RegExp(`^how\\s+far\\s+(?:does|would|do|will|can)\\s+(${money})\\s+(?:go|get\\s+(?:us|me))\\W*$`, 'i'),
    'under $1',
  ],
  [
    /^(?:(?:is|are|isn't)\s+there\s+|do\s+(?:you|we)\s+have\s+|got\s+|any\s+chance\s+(?:of|for)\s+|how\s+about\s+)?(?:any|some)\s?thing(?:\s+else)?\s+(?=(?:cheaper|faster|quicker|under|below|within|on|at|with)\b)/i,
    'what about ',
  ],
]
