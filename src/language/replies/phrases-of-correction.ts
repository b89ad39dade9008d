/** What gives way to something else, as people say it in a hurry, in the words of the grammar: each pattern with what it becomes. */

/** Applied in their order to a reply as it was typed. */
export const phrasesOfCorrection: readonly (readonly [RegExp, string])[] = [
  // What a report is told for: ", hope that helps your model".
  [
    /[,;.!]\s{1,3}(?:i )?(?:hope|hoping) (?:that|this|it) (?:helps?|is (?:useful|helpful|of use))\b[^,.;!?\d]{0,40}[\s.!]{0,3}$/gi,
    '',
  ],
  // "Swap lora in for full": the second gives way.
  [/\b(?:swap|sub|substitute) ((?:[^\s,.;:!?]{1,20} ){1,4}?)in for (?=\S)/gi, 'use $1instead of '],
  // "Swap the H100s for H200s": the first gives way, as in "H200s instead of the H100s".
  [
    /\b(?:(?:swap|replace)(?: out)?|(?:exchange|trade(?: in)?)(?= (?:the|our|my|these|those|\S{0,8}\d)))((?: (?!for\b|with\b|by\b|out\b)[^\s,.;:!?]{1,20}){1,5})(?: out)? (?:for|with|by(?! (?:mon|tue|wed|thu|fri|sat|sun|tom|next|the end|end)))((?: (?!and\b|but\b|in\b|on\b|at\b|by\b|for\b|please\b|pls\b|instead\b|then\b|there\b)[^\s,.;:!?]{1,20}){1,4})/gi,
    'use$2 instead of$1',
  ],
  // "40M was wrong sorry its 14M"
  [
    /\b(\d[\d.,]{0,9}[kmbt]?\b[^,.;:!?]{0,16}?) (?:(?:was|is) (?:wrong|incorrect|(?:a |an )?(?:typo|mistake|error|slip))|(?:was not|wasn't|is not|isn't) (?:right|correct)),? (?:sorry,? |my bad,? |oops,? )?(?:it's|its|it is|it was|should be|make it) (?=(?:the )?\d)/gi,
    "$1 was wrong, it's ",
  ],
  // "With 7 of the 8 cards", "on 7 of the 8": so many GPUs.
  [/\b(\d{1,3}) of (?:the |our |my |those |these |them )?\d{1,3} (?:gpus?|cards)\b/gi, '$1 gpus'],
  [/\b(with|on|using) (\d{1,3}) of (?:the |our |my |those |these )?\d{1,3}(?=[\s?.!]*$)/gi, '$1 $2 gpus'],
]
